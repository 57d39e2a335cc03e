"""Checks of "AppConfig". The registry is asked, so a class may be found in apps.py or be named in the settings."""

from onionskin.checks import Lesson, after

PROPER = ("Rock ’n’ roll", "Rock 'n' roll")


class AppConfigs(Lesson):
    def setUp(self):
        self.page = self.send("GET /")
        from django.apps import apps

        self.configs = {config.name: config for config in apps.get_app_configs()}
        if "rock_n_roll" not in self.configs:
            known = ", ".join(self.configs)
            self.fail(f"`rock_n_roll` is not installed any more, only {known}.", hint="Keep it.", at=self.page.last("return"))

    def test_proper_name(self):
        """`rock_n_roll` is called “Rock ’n’ roll”."""
        config = self.configs["rock_n_roll"]
        if str(config.verbose_name) not in PROPER:
            hint = "`verbose_name` is an attribute of the class, beside `name`."
            if type(config).__name__ == "AppConfig":
                hint = "Django used no class of yours. If there are several, say which of them: `default = True`, or name it in the settings."
            self.fail(f"It is called “{config.verbose_name}”.", hint=hint, at=self.page.last("return", layer="index"))

    @after("test_proper_name")
    def test_kept(self):
        """Its label and its table are called as before."""
        config = self.configs["rock_n_roll"]
        table = config.get_model("Song")._meta.db_table
        if (config.label, table) != ("rock_n_roll", "rock_n_roll_song"):
            self.fail(
                f"The label is `{config.label}` now, and the table `{table}`. The songs are in `rock_n_roll_song`.",
                hint="It is the newcomer that needs another label.",
                at=self.page.last("return", layer="index"),
            )

    @after("test_kept")
    def test_archive(self):
        """`archive.rock_n_roll` is installed beside it."""
        if "archive.rock_n_roll" not in self.configs:
            self.fail(
                f"Installed are {' and '.join(self.configs)}.",
                hint="Name the package by its whole path, `archive.rock_n_roll`.",
                at=self.page.last("return", layer="index"),
            )
