import datetime

from django.test import TestCase
from django.urls import reverse
from django.utils import timezone

from .models import Question


def ask(text, days):
    """A question that is published in so many days; less than 0: some days ago."""
    return Question.objects.create(question_text=text, pub_date=timezone.now() + datetime.timedelta(days=days))


class QuestionModelTests(TestCase):
    def test_a_question_of_tomorrow_is_not_recent(self):
        self.assertIs(ask("Tomorrow?", 1).was_published_recently(), False)

    def test_a_question_of_last_month_is_not_recent(self):
        self.assertIs(ask("Last month?", -30).was_published_recently(), False)


class IndexViewTests(TestCase):
    def test_only_what_is_published_is_listed(self):
        ask("Yesterday?", -1)
        ask("Tomorrow?", 1)
        response = self.client.get(reverse("polls:index"))
        self.assertContains(response, "Yesterday?")
        self.assertNotContains(response, "Tomorrow?")
