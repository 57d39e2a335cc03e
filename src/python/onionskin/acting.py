"""A call of a layer, and code that acts on behalf of one."""

from dataclasses import dataclass
from types import CodeType
from typing import TYPE_CHECKING

from onionskin.bodies import Body
from onionskin.environs import Look

if TYPE_CHECKING:
    from onionskin.django.layers import DjangoLayer


@dataclass
class Span:
    """One call of a layer."""

    number: int
    #: The identity of the environ it was given.
    env: int | None
    before: Look | None
    entered: bool
    code: CodeType | None
    #: The identity of the start_response it was given.
    sr: int | None = None
    #: The address of the object whose method it is.
    owner: int | None = None
    #: Of a layer of Django's: who called it.
    parent: int | None = None
    django: bool = False


@dataclass
class Acting:
    """Code that runs on behalf of a span. `during` is the reason why it was entered."""

    frame: int
    span: int | None
    during: str
    body: Body | None = None
    depth: int = 0
    #: Of Django: the hook that this is, or the layer that is called.
    hook: str | None = None
    layer: DjangoLayer | None = None
