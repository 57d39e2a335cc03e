// Other right ways through the lessons of part 4 on which layer answers: short-circuit and routing.
import type { Ways } from './ways.ts';

const python = String.raw;

export const whoAnswers: Ways = {
  'short-circuit': {
    from: 'class Door:',
    ways: [
      [
        'the other branch first',
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
  },
  route: {
    from: 'class Mount:',
    ways: [
      [
        'a function that copies environ',
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
  },
};
