// Other right ways through the second half of part 6: the registry is asked, and what waits for it.
import type { Ways } from './ways.ts';

const python = String.raw;

export const readyAndPhases: Ways = {
  'the-registry': {
    ways: [
      [
        'by each configuration, with a response that says 404',
        {
          'catalogue/views.py': python`from django import apps as registry
from django.http import HttpResponse, HttpResponseNotFound


def index(request):
    lines = []
    for config in registry.apps.get_app_configs():
        for model in config.get_models():
            lines.append(f"{config.label}.{model.__name__}")
    if registry.apps.is_installed("loans"):
        lines.append("Songs can be borrowed.")
    return HttpResponse("\n".join(lines), content_type="text/plain")


def describe(request, label, name):
    try:
        model = registry.apps.get_app_config(label).get_model(name)
    except LookupError:
        return HttpResponseNotFound("There is none.")
    fields = ", ".join(field.name for field in model._meta.fields)
    return HttpResponse(f"{model._meta.label} has {fields}", content_type="text/plain")
`,
        },
      ],
      [
        'sorted, and looked for among all',
        {
          'catalogue/views.py': python`from django.apps import apps
from django.http import Http404, HttpResponse


def labels():
    return {model._meta.label: model for model in apps.get_models()}


def index(request):
    lines = sorted(labels())
    try:
        apps.get_app_config("loans")
        lines.append("Songs can be borrowed.")
    except LookupError:
        pass
    return HttpResponse("".join(f"{line}\n" for line in lines), content_type="text/plain")


def describe(request, label, name):
    for model in labels().values():
        if (model._meta.app_label, model._meta.model_name) == (label, name.casefold()):
            return HttpResponse(f"{model._meta.label} has {', '.join(one.name for one in model._meta.fields)}")
    raise Http404
`,
        },
      ],
      [
        'with one string, and an answer that streams',
        {
          'catalogue/views.py': python`from django.apps import apps
from django.http import HttpResponse, StreamingHttpResponse


def index(request):
    def lines():
        for model in apps.get_models():
            yield f"{model._meta.label}\n"
        if apps.is_installed("loans"):
            yield "Songs can be borrowed.\n"

    return StreamingHttpResponse(lines(), content_type="text/plain")


def describe(request, label, name):
    response = HttpResponse(content_type="text/plain")
    try:
        model = apps.get_model(f"{label}.{name}")
    except (LookupError, ValueError) as error:
        response.status_code = 404
        response.write(error)
    else:
        response.write(f"{model._meta.label} has ")
        response.write(", ".join(field.name for field in model._meta.fields))
    return response
`,
        },
      ],
    ],
  },
  'three-phases': {
    ways: [
      [
        'told of each class when it is made, before there is any',
        {
          'charts/models.py': '',
          'charts/apps.py': python`from charts.ranking import rank
from django.apps import AppConfig
from django.db.models.signals import class_prepared


def prepared(sender, **kwargs):
    rank(sender)


class_prepared.connect(prepared)


class ChartsConfig(AppConfig):
    name = "charts"
`,
        },
      ],
      [
        'application by application, in ready() of a class with another name',
        {
          'charts/models.py': '"""None."""\n',
          'charts/apps.py': python`from django.apps import AppConfig


class Charts(AppConfig):
    name = "charts"

    def ready(self):
        super().ready()
        from charts import ranking

        ranking.RANKED.clear()
        for config in self.apps.get_app_configs():
            for model in config.get_models():
                ranking.rank(model)
`,
        },
      ],
      [
        'when the first visitor wants it, and then kept',
        {
          'charts/models.py': '',
          'charts/ranking.py': python`import functools

from django.apps import apps


@functools.cache
def ranked():
    return [one._meta.label for one in apps.get_models() if "plays" in {field.name for field in one._meta.get_fields()}]
`,
          'charts/views.py': python`from charts.ranking import ranked
from django.http import HttpResponse


def index(request):
    return HttpResponse(f"Charts of: {', '.join(ranked()) or 'nothing'}.", content_type="text/plain")
`,
        },
      ],
    ],
  },
  'ready-and-signals': {
    ways: [
      [
        'with the decorator, and an import in ready()',
        {
          'rock_n_roll/receivers.py': python`from django.db.models.signals import pre_save
from django.dispatch import receiver
from django.utils.text import slugify


@receiver(pre_save, sender="rock_n_roll.song", dispatch_uid="slug")
def slug_of(instance, **kwargs):
    instance.slug = slugify(instance.title)
`,
          'rock_n_roll/apps.py': python`from django.apps import AppConfig


class Config(AppConfig):
    name = "rock_n_roll"

    def ready(self):
        from rock_n_roll import receivers  # noqa: F401
`,
        },
      ],
      [
        'a method, for the class itself',
        {
          'rock_n_roll/apps.py': python`from django.apps import AppConfig
from django.db.models import signals
from django.utils.text import slugify


class RockNRollConfig(AppConfig):
    name = "rock_n_roll"

    def ready(self):
        signals.pre_save.connect(self.before, sender=self.get_model("Song"))

    def before(self, sender, instance, raw=False, **kwargs):
        if not instance.slug:
            instance.slug = slugify(instance.title)
`,
        },
      ],
      [
        'under the model, which is imported in any case',
        {
          'rock_n_roll/models.py': python`from django.db import models
from django.db.models.signals import pre_save
from rock_n_roll.receivers import make_slug


class Band(models.Model):
    name = models.CharField(max_length=200)


class Song(models.Model):
    title = models.CharField(max_length=200)
    slug = models.CharField(max_length=200)


pre_save.connect(make_slug, Song)
`,
        },
      ],
      [
        'made within ready(), and held',
        {
          'rock_n_roll/apps.py': python`from django.apps import AppConfig
from django.db.models.signals import pre_save


class RockNRollConfig(AppConfig):
    name = "rock_n_roll"

    def ready(self):
        from rock_n_roll.models import Song
        from rock_n_roll.receivers import make_slug

        pre_save.connect(lambda **told: make_slug(**told), sender=Song, weak=False, dispatch_uid="slug")
`,
        },
      ],
    ],
  },
};
