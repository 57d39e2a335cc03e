from django import forms

from notes.models import Note


class NoteForm(forms.ModelForm):
    class Meta:
        model = Note
        fields = ["text"]

    def clean_text(self):
        text = self.cleaned_data["text"]
        if "onion" not in text.lower():
            raise forms.ValidationError("A note has to be about onions.")
        return text
