// Right ways that were written from the text of a task, before their author had seen its check: part 4.
import type { Ways } from './ways.ts';

const python = String.raw;

export const unseenLayers: Ways = {
  'on-the-way-down': {
    from: 'class Who:',
    ways: [
      [
        'with update',
        python`class Who:
    def __init__(self, app):
        self.app = app

    def __call__(self, environ, start_response):
        environ.update({"site.user": environ["HTTP_X_USER"]} if "HTTP_X_USER" in environ else {})
        return self.app(environ, start_response)


application = Who(page)
`,
      ],
      [
        'a copy',
        python`class Who:
    def __init__(self, app):
        self.app = app

    def __call__(self, environ, start_response):
        inside = dict(environ)
        if "HTTP_X_USER" in inside:
            inside["site.user"] = inside["HTTP_X_USER"]
        return self.app(inside, start_response)


application = Who(page)
`,
      ],
      [
        'two layers',
        python`class Copies:
    def __init__(self, app, header, key):
        self.app, self.header, self.key = app, header, key

    def __call__(self, environ, start_response):
        try:
            environ[self.key] = environ["HTTP_" + self.header.upper().replace("-", "_")]
        except KeyError:
            pass
        return self.app(environ, start_response)


class Through:
    def __init__(self, app):
        self.app = app

    def __call__(self, environ, start_response):
        return self.app(environ, start_response)


application = Through(Copies(Through(page), "X-User", "site.user"))
`,
      ],
      [
        'a lambda',
        python`def named(environ):
    return {**environ, "site.user": environ["HTTP_X_USER"]} if "HTTP_X_USER" in environ else environ


application = lambda environ, start_response: page(named(environ), start_response)
`,
      ],
    ],
  },
  'short-circuit': {
    from: 'class Door:',
    ways: [
      [
        'an application of its own',
        python`def shut(environ, start_response):
    text = b"The door stays shut.\n"
    start_response("403 Forbidden", [("Content-Type", "text/plain"), ("Content-Length", str(len(text)))])
    return [text]


class Door:
    def __init__(self, inside, outside=shut):
        self.inside = inside
        self.outside = outside

    def __call__(self, environ, start_response):
        chosen = self.inside if environ.get("HTTP_X_KEY") == "onion" else self.outside
        return chosen(environ, start_response)


application = Door(vault)
`,
      ],
      [
        'a decorator',
        python`import functools
import hmac


def door(key):
    def put_on(app):
        @functools.wraps(app)
        def guarded(environ, start_response):
            if hmac.compare_digest(environ.get("HTTP_X_KEY", ""), key):
                return app(environ, start_response)
            start_response("403 Forbidden", [("Content-Type", "text/plain; charset=utf-8")])
            return (b"The door stays shut.\n",)

        return guarded

    return put_on


application = door("onion")(vault)
`,
      ],
      [
        'an exception of its own',
        python`class Shut(Exception):
    pass


class Door:
    def __init__(self, app):
        self.app = app

    def look(self, environ):
        if environ.get("HTTP_X_KEY") != "onion":
            raise Shut

    def __call__(self, environ, start_response):
        try:
            self.look(environ)
        except Shut:
            start_response("403 Forbidden", [("Content-Type", "text/plain")])
            return [b"The door ", b"stays shut.\n"]
        return self.app(environ, start_response)


application = Door(vault)
`,
      ],
      [
        'two doors',
        python`class Door:
    def __init__(self, app):
        self.app = app

    def __call__(self, environ, start_response):
        try:
            key = environ["HTTP_X_KEY"]
        except KeyError:
            key = None
        if key == "onion":
            return self.app(environ, start_response)
        start_response("403 Forbidden", [("Content-Type", "text/plain")])
        return iter([b"The door stays shut.\n"])


application = Door(Door(vault))
`,
      ],
    ],
  },
  balance: {
    from: 'class Balance:',
    ways: [
      [
        'a set of the failed',
        python`class Balance:
    def __init__(self, *apps):
        self.apps = apps
        self.failed = set()
        self.turn = 0

    def __call__(self, environ, start_response):
        for _ in self.apps:
            app = self.apps[self.turn % len(self.apps)]
            self.turn += 1
            if app in self.failed:
                continue
            try:
                return app(environ, start_response)
            except RuntimeError as error:
                print(error, file=environ["wsgi.errors"])
                self.failed.add(app)
        start_response("503 Service Unavailable", [("Content-Type", "text/plain"), ("Retry-After", "60")])
        return []


application = Balance(cellar, garden, attic)
`,
      ],
      [
        'recursion',
        python`class Balance:
    def __init__(self, *apps):
        self.apps = list(apps)

    def __call__(self, environ, start_response):
        if not self.apps:
            start_response("503 Service Unavailable", [])
            return [b""]
        app = self.apps.pop(0)
        try:
            body = app(environ, start_response)
        except Exception:
            return self(environ, start_response)
        self.apps.append(app)
        return body


application = Balance(cellar, garden, attic)
`,
      ],
      [
        'counts who served least',
        python`class Balance:
    def __init__(self, *apps):
        self.served = {app: 0 for app in apps}

    def __call__(self, environ, start_response):
        while self.served:
            app = min(self.served, key=self.served.get)
            try:
                body = app(environ, start_response)
            except Exception:
                del self.served[app]
            else:
                self.served[app] += 1
                return body
        start_response("503 Service Unavailable", [("Content-Type", "text/plain")])
        return [b"Nobody left.\n"]


application = Balance(cellar, garden, attic)
`,
      ],
      [
        'in a layer around',
        python`class Log:
    def __init__(self, app):
        self.app = app

    def __call__(self, environ, start_response):
        environ["wsgi.errors"].write("somebody comes\n")
        return self.app(environ, start_response)


class Balance:
    def __init__(self, apps):
        self.apps = apps

    def __call__(self, environ, start_response):
        tried = 0
        while tried < len(self.apps):
            app = self.apps.pop(0)
            try:
                body = app(environ, start_response)
            except BaseException:
                pass
            else:
                self.apps.append(app)
                return body
        start_response("503 Service Unavailable", [("Content-Type", "text/html")])
        return [b"<h1>Closed</h1>"]


application = Log(Balance([cellar, garden, attic]))
`,
      ],
    ],
  },
};
