"""gunicorn itself: `server.py` runs its command line and its arbiter's start, then hands connections to one of its own workers."""

from onionskin.servers.gunicorn.server import GunicornServer

__all__ = ["GunicornServer"]
