"""Rows to begin with. In the tutorial you make them by hand, in the shell and in the admin."""

from django.db import migrations
from django.utils import timezone


def ask(apps, schema_editor):
    Question = apps.get_model("polls", "Question")
    question = Question.objects.create(question_text="What's new?", pub_date=timezone.now())
    for text in ["Not much", "The sky", "An onion"]:
        question.choice_set.create(choice_text=text)


class Migration(migrations.Migration):
    dependencies = [("polls", "0001_initial")]

    operations = [migrations.RunPython(ask, migrations.RunPython.noop)]
