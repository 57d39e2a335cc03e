from django.db.models import F
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views import generic

from .models import Choice, Question


def published():
    """Questions whose time has come."""
    return Question.objects.filter(pub_date__lte=timezone.now())


class IndexView(generic.ListView):
    template_name = "polls/index.html"
    context_object_name = "latest_question_list"

    def get_queryset(self):
        return published().order_by("-pub_date")[:5]


class DetailView(generic.DetailView):
    model = Question
    template_name = "polls/detail.html"

    def get_queryset(self):
        return published()


class ResultsView(generic.DetailView):
    model = Question
    template_name = "polls/results.html"


def vote(request, question_id):
    question = get_object_or_404(Question, pk=question_id)
    try:
        selected_choice = question.choice_set.get(pk=request.POST["choice"])
    except KeyError, Choice.DoesNotExist:
        context = {"question": question, "error_message": "Choose one of the answers first."}
        return render(request, "polls/detail.html", context)
    # The database adds, so that two votes at the same time are two votes.
    selected_choice.votes = F("votes") + 1
    selected_choice.save()
    # After a POST that went well comes a redirect: "back" does not vote once more.
    return HttpResponseRedirect(reverse("polls:results", args=(question.id,)))
