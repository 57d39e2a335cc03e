"""Onionskin's Python: runs a WSGI project behind real server code and records what crosses each boundary of it.

Begin with `process.py`. Only `entry.py` knows that a page exists (JSON, Pyodide); everything else runs on any CPython >= 3.14.
"""
