// Near misses of part 5, written from the text of a task before their author had seen its check.
import type { Ways } from '../right-ways/ways.ts';

const python = String.raw;

export const atWork: Ways = {
  'embedded-or-daemon': {
    from: 'visits = 0',
    ways: [
      [
        'the name of the group is written down',
        python`visits = 0


def application(environ, start_response):
    global visits
    visits += 1
    if environ["PATH_INFO"] == "/touch":
        os.utime(__file__)
    group = environ.get("mod_wsgi.process_group")
    if group is None:
        where = "Apache does not know me."
    elif group == "":
        where = "I live inside Apache."
    else:
        where = "I live in the daemon process main."
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [f"{where}\nVisit {visits}. In this process, app.py has run {memory.runs} times.\n".encode()]
`,
      ],
      [
        'both in one line',
        python`visits = 0


def application(environ, start_response):
    global visits
    visits += 1
    if environ["PATH_INFO"] == "/touch":
        os.utime(__file__)
    group = environ.get("mod_wsgi.process_group")
    where = "Apache does not know me." if group is None else f"I live in the daemon process {group}." if group else "I live inside Apache."
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [f"{where} Visit {visits}. In this process, app.py has run {memory.runs} times.\n".encode()]
`,
      ],
      [
        'the count begins anew at each visit',
        python`def application(environ, start_response):
    visits = 1
    if environ["PATH_INFO"] == "/touch":
        os.utime(__file__)
    group = environ.get("mod_wsgi.process_group")
    where = "Apache does not know me." if group is None else f"I live in the daemon process {group}." if group else "I live inside Apache."
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [f"{where}\nVisit {visits}. In this process, app.py has run {memory.runs} times.\n".encode()]
`,
      ],
    ],
  },
  'processes-and-globals': {
    ways: [
      [
        'the cookie is set once only',
        python`from http.cookies import SimpleCookie


def application(environ, start_response):
    cookies = SimpleCookie(environ.get("HTTP_COOKIE", ""))
    headers = [("Content-Type", "text/plain")]
    if "visits" in cookies and cookies["visits"].value.isdecimal():
        visits = int(cookies["visits"].value) + 1
    else:
        visits = 1
        headers.append(("Set-Cookie", "visits=1"))
    start_response("200 OK", headers)
    return [f"Visit {visits}. Several processes: {environ['wsgi.multiprocess']}\n".encode()]
`,
      ],
      [
        'the number of before goes back',
        python`from http.cookies import SimpleCookie


def application(environ, start_response):
    cookies = SimpleCookie(environ.get("HTTP_COOKIE", ""))
    visits = 0
    if "visits" in cookies and cookies["visits"].value.isdecimal():
        visits = int(cookies["visits"].value)
    start_response("200 OK", [("Content-Type", "text/plain"), ("Set-Cookie", f"visits={visits}")])
    return [f"Visit {visits + 1}. Several processes: {environ['wsgi.multiprocess']}\n".encode()]
`,
      ],
      [
        'a cookie whose name ends alike is taken as well',
        python`import re


def application(environ, start_response):
    found = re.search(r"visits=(\d+)", environ.get("HTTP_COOKIE", ""))
    visits = int(found[1]) + 1 if found else 1
    start_response("200 OK", [("Content-Type", "text/plain"), ("Set-Cookie", f"visits={visits}")])
    return [f"Visit {visits}. Several processes: {environ['wsgi.multiprocess']}\n".encode()]
`,
      ],
      [
        'fewer visits than none',
        python`from http.cookies import SimpleCookie


def application(environ, start_response):
    try:
        before = int(SimpleCookie(environ["HTTP_COOKIE"])["visits"].value)
    except (KeyError, ValueError):
        before = 0
    start_response("200 OK", [("Content-Type", "text/plain"), ("Set-Cookie", f"visits={before + 1}")])
    return [f"Visit {before + 1}. Several processes: {environ['wsgi.multiprocess']}\n".encode()]
`,
      ],
    ],
  },
};
