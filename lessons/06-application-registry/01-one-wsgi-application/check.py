"""Checks of "Django is one WSGI application". However it is made: Django has to answer, and to be made once."""

from onionskin.checks import Lesson, after


class OneWsgiApplication(Lesson):
    def test_django_answers(self):
        """`GET /` is answered by `index`, through Django."""
        exchange = self.send("GET /")
        if not exchange.body.startswith(b"Open, with: news."):
            hint = "`get_wsgi_application()` gives what should be called `application`."
            if "get_wsgi_application() takes" in exchange.fault:
                hint = "`get_wsgi_application` makes the application. Call it, and keep what comes."
            elif ((exchange.last("return") or {}).get("value") or {}).get("type") == "WSGIHandler":
                hint = (
                    "What `get_wsgi_application()` gives is itself the application. Give it that name, instead of giving it back."
                )
            elif "AppRegistryNotReady" in exchange.fault:
                hint = (
                    "`django.setup()` fills the registry, `WSGIHandler()` is the application. `get_wsgi_application()` does both."
                )
            came = exchange.fault or exchange.body[:60].decode("latin-1").strip() or "nothing"
            self.fail(f"Wanted “Open, with: news.”, came “{came}”.", hint=hint, at=exchange.cause)
        self.assertReached(exchange, "index", hint="Leave it to Django to call the view.")

    @after("test_django_answers")
    def test_made_once(self):
        """Django is made once, and not for each visitor."""
        self.send("GET /")
        second = self.send("GET /")
        again = [one for one in second.events("print") if "takes his place" in one["text"]]
        if again:
            self.fail(
                "The handler and its middleware were made anew for each request.",
                hint="What stands outside of the function is run once, when the server imports the file.",
                at=again[0],
            )
