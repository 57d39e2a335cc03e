#: The models that there are charts of.
RANKED = []


def rank(model):
    """There are charts of whatever counts how often it was played."""
    if any(field.name == "plays" for field in model._meta.fields):
        RANKED.append(model._meta.label)
