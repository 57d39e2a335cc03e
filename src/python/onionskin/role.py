"""Why a code object is watched."""

from dataclasses import dataclass

from onionskin.bytecode import Anatomy
from onionskin.take_sites import TakeSites


@dataclass
class Role:
    """Why a code object is watched."""

    anatomy: Anatomy
    #: The user's file it is from, as they know it.
    file: str | None
    #: It takes arguments like an application object.
    candidate: bool
    #: It makes a generator when it is called.
    generator: bool
    #: It belongs to the server.
    server: bool
    #: It is a module's own: its beginning is an import.
    module: bool = False
    #: It steps through a body, closes one, or is a start_response.
    watched: bool = False
    #: How often it looked like an application and was none.
    misses: int = 0
    _sites: TakeSites | None = None

    def sites(self) -> TakeSites:
        """Where it takes items."""
        if self._sites is None:
            self._sites = TakeSites(self.anatomy)
        return self._sites
