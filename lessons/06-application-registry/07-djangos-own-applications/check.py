"""Checks of "Django's own applications". They look at the admin's pages as somebody who is logged in; where and how a model is registered is free."""

import re

from onionskin.checks import Lesson, after


class DjangosOwn(Lesson):
    def opened(self, path):
        """A page of the admin, opened by somebody who may do everything. The session is made without the form: that is Django's, not the learner's."""
        self.send("GET /")
        from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
        from django.contrib.auth.models import User
        from django.contrib.sessions.backends.db import SessionStore

        user, _ = User.objects.get_or_create(username="teacher", is_staff=True, is_superuser=True)
        session = SessionStore()
        session[SESSION_KEY] = str(user.pk)
        session[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
        session[HASH_SESSION_KEY] = user.get_session_auth_hash()
        session.save()
        return self.send(f"GET {path}", headers=[("Cookie", f"sessionid={session.session_key}")])

    def test_listed(self):
        """The admin has the songs among its models."""
        exchange = self.opened("/admin/")
        if b'href="/admin/rock_n_roll/song/"' not in exchange.body:
            hint = "A model has to be registered, with `admin.site.register` or `@admin.register`, in a module that Django imports at its start."
            if "mysite/admin.py" in self._job["files"]:
                hint = "`mysite` is no application, and so its module `admin` is not looked for. That of `rock_n_roll` is."
            self.fail("The page of the admin has no songs.", hint=hint, at=exchange.last("return"))

    @after("test_listed")
    def test_columns(self):
        """Its list shows the title and the year of each song."""
        exchange = self.opened("/admin/rock_n_roll/song/")
        table = re.search(rb'<table id="result_list">.*?</table>', exchange.body, re.DOTALL)
        rows = table[0] if table else b""
        for wanted in (b"Blue Suede Shoes", b"1955"):
            if wanted not in rows:
                hint = "A `ModelAdmin` says which columns the list has: `list_display`."
                self.fail(f"{wanted.decode()} is not in the list.", hint=hint, at=exchange.last("return"))
