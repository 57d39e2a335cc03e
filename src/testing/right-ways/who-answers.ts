// Other right ways through the lessons of part 4 on which layer answers: short-circuit and routing.
import type { Ways } from './ways.ts';

const python = String.raw;

const vault = python`def vault(environ, start_response):
    environ["wsgi.errors"].write("The vault was opened.\n")
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [b"Gold and silver.\n"]


`;
const apps = python`def front(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [b"The front page.\n"]


def shop(environ, start_response):
    home, path = environ.get("SCRIPT_NAME", ""), environ["PATH_INFO"]
    if path not in ("", "/", "/onions"):
        start_response("404 Not Found", [("Content-Type", "text/plain")])
        return [f"There is no {path} in the shop.\n".encode()]
    start_response("200 OK", [("Content-Type", "text/plain")])
    title = "Onions" if path == "/onions" else "All we have"
    return [f"{title}. Back to {home}/\n".encode()]


`;

export const whoAnswers: Ways = {
  'short-circuit': [
    [
      'the other branch first',
      vault +
        python`class Door:
    def __init__(self, app):
        self.app = app

    def __call__(self, environ, start_response):
        if environ.get("HTTP_X_KEY") == "onion":
            return self.app(environ, start_response)
        start_response("403 Forbidden", [("Content-Type", "text/plain")])
        return [b"The door stays shut.\n"]


application = Door(vault)
`,
    ],
    [
      'a generator',
      vault +
        python`class Door:
    def __init__(self, app):
        self.app = app

    def __call__(self, environ, start_response):
        if environ.get("HTTP_X_KEY", "") != "onion":
            start_response("403 Forbidden", [("Content-Type", "text/plain; charset=utf-8")])
            yield b"The door "
            yield b"stays shut."
            return
        yield from self.app(environ, start_response)


application = Door(vault)
`,
    ],
    [
      'another application for the refusal',
      vault +
        python`def shut(environ, start_response):
    start_response("403 Go Away", [("Content-Type", "text/plain"), ("X-Why", "no key")])
    return (b"The door stays shut.\n",)


def door(app, otherwise, key="onion"):
    def choose(environ, start_response):
        return (app if environ.get("HTTP_X_KEY") == key else otherwise)(environ, start_response)

    return choose


application = door(vault, shut)
`,
    ],
    [
      'an exception that the layer itself catches',
      vault +
        python`class Refused(Exception):
    pass


class Door:
    def __init__(self, app):
        self.app = app

    def check(self, environ):
        if environ.get("HTTP_X_KEY") != "onion":
            raise Refused

    def __call__(self, environ, start_response):
        try:
            self.check(environ)
        except Refused:
            start_response("403 Forbidden", [("Content-Type", "text/plain")])
            return [b"The door stays shut.\n"]
        return self.app(environ, start_response)


application = Door(vault)
`,
    ],
    [
      'two doors, one inside the other',
      vault +
        python`import hmac


def door(app):
    def guard(environ, start_response):
        # Compared in the same time, whatever the key.
        if hmac.compare_digest(environ.get("HTTP_X_KEY", ""), "onion"):
            return app(environ, start_response)
        write = start_response("403 Forbidden", [("Content-Type", "text/plain")])
        write(b"The door stays shut.\n")
        return []

    return guard


application = door(door(vault))
`,
    ],
  ],
  route: [
    [
      'a function that copies environ',
      apps +
        python`def mount(prefix, app, others):
    def choose(environ, start_response):
        path = environ["PATH_INFO"]
        if not (path + "/").startswith(prefix + "/"):
            return others(environ, start_response)
        moved = {**environ, "SCRIPT_NAME": environ["SCRIPT_NAME"] + prefix, "PATH_INFO": path.removeprefix(prefix)}
        return app(moved, start_response)

    return choose


application = mount("/town", mount("/shop", shop, front), front)
`,
    ],
    [
      'one table of places',
      apps +
        python`PLACES = {"/town/shop": shop}


def application(environ, start_response):
    path = environ["PATH_INFO"]
    for place, app in PLACES.items():
        if path == place or path.startswith(place + "/"):
            environ["SCRIPT_NAME"] = environ.get("SCRIPT_NAME", "") + place
            environ["PATH_INFO"] = path[len(place) :]
            return app(environ, start_response)
    return front(environ, start_response)
`,
    ],
    [
      'name by name, with wsgiref.util',
      apps +
        python`from wsgiref.util import shift_path_info


class Mount:
    def __init__(self, prefix, app, others):
        self.name = prefix.strip("/")
        self.app = app
        self.others = others

    def __call__(self, environ, start_response):
        if f"{environ['PATH_INFO']}/".split("/")[1] != self.name:
            return self.others(environ, start_response)
        shift_path_info(environ)
        return self.app(environ, start_response)


application = Mount("/town", Mount("/shop", shop, front), front)
`,
    ],
    [
      'a regular expression, in a generator',
      apps +
        python`import re


class Mount:
    def __init__(self, prefix, app, others):
        self.pattern = re.compile(re.escape(prefix) + r"(?=/|$)")
        self.app = app
        self.others = others

    def __call__(self, environ, start_response):
        found = self.pattern.match(environ["PATH_INFO"])
        app = self.others
        if found:
            environ["SCRIPT_NAME"] = environ.get("SCRIPT_NAME", "") + found[0]
            environ["PATH_INFO"] = environ["PATH_INFO"][found.end() :]
            app = self.app
        yield from app(environ, start_response)


application = Mount("/town", Mount("/shop", shop, front), front)
`,
    ],
    [
      'partition, with a layer in between',
      apps +
        python`def bare(app):
    def layer(environ, start_response):
        return app(environ, start_response)

    return layer


class Mount:
    def __init__(self, prefix, app, others):
        self.prefix = prefix
        self.app = app
        self.others = others

    def __call__(self, environ, start_response):
        before, found, rest = environ["PATH_INFO"].partition(self.prefix)
        if before or not found or (rest and not rest.startswith("/")):
            return self.others(environ, start_response)
        environ.update(SCRIPT_NAME=environ["SCRIPT_NAME"] + found, PATH_INFO=rest)
        return self.app(environ, start_response)


application = bare(Mount("/town", bare(Mount("/shop", bare(shop), front)), front))
`,
    ],
  ],
};
