from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render

from notes.forms import NoteForm
from notes.models import Note


@login_required
def notes(request):
    form = NoteForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        note = form.save(commit=False)
        note.author = request.user
        note.save()
        messages.success(request, "Noted.")
        return redirect("notes")
    # It is written back when the response is on its way out, as SessionMiddleware sees that it has changed.
    request.session["visits"] = request.session.get("visits", 0) + 1
    mine = Note.objects.filter(author=request.user)
    return render(request, "notes/notes.html", {"form": form, "notes": mine})
