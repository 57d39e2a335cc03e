"""mod_wsgi 5.0.2 in Apache 2.4.69, rebuilt: Apache's own part is in `servers/apache`. Begin with `server.py`; `handler.py` takes a request
from Apache, `adapter.py` is between it and the application, `daemon.py` is the other process of daemon mode."""
