"""Checks of "INSTALLED_APPS". The registry is asked itself: by which entry an application came into it is free."""

from onionskin.checks import Lesson, after


class InstalledApps(Lesson):
    def page(self, path, name, word):
        """The page of one of the two, with its own template."""
        exchange = self.send(f"GET {path}")
        if exchange.status != 200 or word not in exchange.body:
            hint = "See what the view says."
            if "TemplateDoesNotExist" in exchange.fault:
                hint = f"The template is there, but `{name}` is not installed, so Django does not look into it."
            came = exchange.fault or exchange.status_line
            self.fail(f"`GET {path}` should show {word.decode()}. It ended in `{came}`.", hint=hint, at=exchange.cause)

    def test_birds(self):
        """`/birds/` shows the birds."""
        self.page("/birds/", "zoo.birds", b"Heron")

    def test_fish(self):
        """`/fish/` shows the fish."""
        self.page("/fish/", "zoo.fish", b"Tench")

    @after("test_birds", "test_fish")
    def test_registered(self):
        """The registry knows `zoo.birds` and `zoo.fish`."""
        exchange = self.send("GET /birds/")
        from django.apps import apps

        known = [config.name for config in apps.get_app_configs()]
        for name in ("zoo.birds", "zoo.fish"):
            if name not in known:
                hint = "Install the package, and not by a path to its files: then its models, commands and translations count as well."
                if any(one.startswith(f"{name}.") for one in known):
                    hint = f"Name the package itself: `{name}`. The modules in it will be found by their names."
                self.fail(f"The page comes, but the registry holds {', '.join(known)}.", hint=hint, at=exchange.last("return"))
