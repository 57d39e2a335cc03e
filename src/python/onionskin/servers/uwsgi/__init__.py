"""uWSGI with its Python plugin behind `--http-socket`, rebuilt from recordings of uWSGI 2.0.31 and from what its documentation says.

Begin with `server.py`, which tells the story: the request's head is parsed (`head.py`, `path.py`) into variables (`variables.py`), these
and the input (`body.py`, `input.py`) become environ (`environ.py`), the application is called and its body sent (`wsgi.py`, `response.py`,
`builtins.py`), and a line is written about it (`log.py`). Before all that: `startup.py`, `loader.py`, `module.py`.
"""
