"""A rule for each mistake that keeps Django from starting: what it is known by, what was touched in which phase, why that can't be, and what
mends it. The first that fits is told; Django's own words come last. Django documentation, Applications, Troubleshooting."""

import re
from collections.abc import Callable

from onionskin import bundles
from onionskin.django.mistakes import Failure, read
from onionskin.project import Project
from onionskin.slots import attributes_of, name_of

type Rule = Callable[[Failure], str | None]


def explain_django(error: BaseException, project: Project) -> tuple[str, str | None, int | None] | None:
    """The sentence, the file, the line; None: it has nothing to do with Django."""
    failure = read(error, project)
    if failure is None or isinstance(error, SyntaxError | SystemExit):
        return None
    said = next((said for rule in RULES if (said := rule(failure)) is not None), None)
    if said is None:
        return None
    place = f"{failure.where}: " if failure.where else ""
    return f"{place}{said} {name_of(type(error))}: {failure.text}", failure.file, failure.line


def _while(failure: Failure) -> str:
    """What Django was about."""
    of = failure.of
    return {
        "settings": f"while Django reads its settings ({of}), before there is any application",
        "config": f"in phase one, while Django makes an application of the entry “{of}” of INSTALLED_APPS",
        "models": f"in phase two, while Django imports the models of “{of}”",
        "ready": f"in phase three, while Django calls ready() of “{of}”",
        "loading": f"while Django puts “{of}” of MIDDLEWARE around its handler",
        "populate": "in phase one, when Django has made the applications of INSTALLED_APPS",
    }.get(failure.phase or "", "before Django was told to start (django.setup(), which get_wsgi_application() calls)")


def _touched(failure: Failure) -> str:
    """What the user's line asked of the registry."""
    through = failure.through
    if "get_user_model" in through:
        return "get_user_model() is called"
    if "ModelBase.__new__" in through:
        return f"a model is touched: its class {through['ModelBase.__new__'].get('name')} is about to be made"
    for name in ("get_model", "get_models", "get_app_config", "get_app_configs", "is_installed", "get_containing_app_config"):
        if f"Apps.{name}" in through:
            return f"the registry is asked: apps.{name}()"
    return "the registry is touched"


def _not_ready(failure: Failure) -> str | None:
    if name_of(type(failure.error)) != "AppRegistryNotReady":
        return None
    if failure.text.startswith("The translation"):
        return (
            f"Here a text is translated {_while(failure)}. Which languages there are is known when all applications are made: "
            "mark the text with gettext_lazy(), which translates it when it is shown."
        )
    models = failure.text.startswith("Models")
    touched = _touched(failure)
    if (
        "ModelBase.__new__" in failure.through and failure.before is not None
    ):  # the mistake is to import it here, not how it is written there
        touched = f"{touched} ({failure.file}, line {failure.line})"
        failure.file, failure.line = failure.before
    needs = "all models are imported, after phase two" if models else "all applications are made, after phase one"
    return f"Here {touched} {_while(failure)}. That is possible only when {needs}. {_mend(failure, models)}"


def _mend(failure: Failure, models: bool) -> str:
    if "get_user_model" in failure.through:
        return "Call get_user_model() within the function that needs the model; a ForeignKey takes settings.AUTH_USER_MODEL."
    if failure.phase is None:
        return "Let that line come after get_wsgi_application() or django.setup()."
    if failure.phase == "settings":
        return "Settings hold plain values: name a model as a text, “app.Model”, and import nothing of an application here."
    if models:
        return "Ask in ready(), or in the function that needs the answer; a relation may name its model as a text, “app.Model”."
    return "Import models within the function that needs them, or in ready(); never in an application’s __init__.py or apps.py."


def _same_label(failure: Failure) -> str | None:
    if not failure.text.startswith("Application labels aren't unique"):
        return None
    here = failure.through.get("Apps.populate", {})
    entry, second = str(here.get("entry")), attributes_of(here.get("app_config")) or {}
    label = failure.text.rpartition(": ")[2]
    first = attributes_of((attributes_of(here.get("self")) or {}).get("app_configs", {}).get(label)) or {}
    same = first.get("name") == second.get("name")
    failure.at_entry("INSTALLED_APPS", entry, 1)
    if same:
        return f"In phase one “{entry}” makes the application {second.get('name')} a second time. Each application is listed once: take one of the two entries out."
    return (
        f"In phase one two applications want the label “{label}”: {first.get('name')}, which has it, and {second.get('name')}, of the entry “{entry}”. "
        "The label is the last part of the name, unless the AppConfig says otherwise: give one of them a `label` of its own."
    )


def _same_name(failure: Failure) -> str | None:
    if not failure.text.startswith("Application names aren't unique"):
        return None
    name = failure.text.rpartition(": ")[2].partition(", ")[0]
    failure.at_entry("INSTALLED_APPS", name)
    return f"After phase one {name} is there twice, under two labels. Two entries of INSTALLED_APPS lead to the same application: take one of them out."


def _reentrant(failure: Failure) -> str | None:
    if failure.text != "populate() isn't reentrant":
        return None
    return f"Here Django is told to start once more {_while(failure)}. django.setup() is for scripts of their own, and once: take the call out of here."


def _no_class(failure: Failure) -> str | None:
    if failure.phase != "config" or not (match := re.match(r"Module '(.*)' does not contain a '(.*)' class", failure.text)):
        return None
    failure.at_entry("INSTALLED_APPS", failure.of)
    return (
        f"In phase one the entry “{failure.of}” is read as the path of an AppConfig, because its last part begins with a capital letter. "
        f"{match[1]} can be imported, and has no class {match[2]}: write the class’s name as it stands there, or only the application’s module."
    )


def _no_subclass(failure: Failure) -> str | None:
    if "isn't a subclass of AppConfig" not in failure.text:
        return None
    failure.at_entry("INSTALLED_APPS", failure.of)
    return f"In phase one the entry “{failure.of}” leads to something that is no AppConfig. An entry is an application’s module, or the path of its AppConfig, which is written `class … (AppConfig)`."


def _no_name(failure: Failure) -> str | None:
    if "must supply a name attribute" not in failure.text:
        return None
    kind = failure.through.get("AppConfig.create", {}).get("app_config_class")
    failure.at_class(kind, "name")
    module = failure.of.partition(".apps")[0]
    return f'In phase one Django makes an application of the entry “{failure.of}”. Its class says not of which module it is: give it `name = "{module}"`.'


def _wrong_name(failure: Failure) -> str | None:
    if failure.phase != "config" or not (match := re.match(r"Cannot import '(.*)'\. Check that", failure.text)):
        return None
    failure.at_class(failure.through.get("AppConfig.create", {}).get("app_config_class"), "name")
    close = failure.close_to(match[1])
    return f"In phase one the AppConfig of “{failure.of}” says that its application is the module {match[1]}, which can’t be imported: `name` is the whole path of the application’s package{f', as “{close}”' if close else ''}."


def _two_defaults(failure: Failure) -> str | None:
    if "declares more than one default AppConfig" not in failure.text:
        return None
    module = failure.through.get("AppConfig.create", {}).get("mod")
    failure.file = failure.project.relative(str(getattr(module, "__file__", "")))
    failure.line = 1 if failure.file else None
    return f"In phase one the entry “{failure.of}” is a module, so Django looks in its apps.py for the AppConfig that is the default, and several say `default = True`: leave that to one of them."


def _bad_label(failure: Failure) -> str | None:
    if "is not a valid Python identifier" not in failure.text:
        return None
    failure.at_entry("INSTALLED_APPS", failure.of)
    kind = failure.through.get("AppConfig.create", {}).get("app_config_class")
    if failure.file is None or "label" in vars(kind):
        failure.at_class(kind, "label")
    return "In phase one an application gets its label, which names it everywhere: in tables, in migrations, in “app.Model”. It has to be a plain name: letters, digits, underscores."


def _no_comma(failure: Failure) -> str | None:
    """Two texts side by side are one to Python."""
    setting = {"config": "INSTALLED_APPS", "loading": "MIDDLEWARE"}.get(failure.phase or "")
    if setting is None or failure.file is not None or not isinstance(failure.error, ImportError):
        return None
    failure.at_entry(setting, failure.of)
    texts = failure.texts_of(failure.of)
    if len(texts) < 2 or not all(re.fullmatch(r"\w+(\.\w+)*", text) for text in texts):
        failure.file = failure.line = None
        return None
    return (
        f"Is there a comma missing between “{texts[0]}” and “{texts[1]}” in {setting}? "
        "Without it Python makes one text of the two, and nothing of that name can be imported."
    )


def _missing_app(failure: Failure) -> str | None:
    if failure.phase != "config" or not isinstance(failure.error, ImportError) or failure.file is not None:
        return None
    entry, name = failure.of, failure.error.name or failure.of
    failure.at_entry("INSTALLED_APPS", entry)
    why = bundles.why_absent(name)
    if why:
        return f"In phase one Django imports each entry of INSTALLED_APPS. {why}"
    module = entry.rpartition(".")[0] if entry.rpartition(".")[2][:1].isupper() else entry
    close = (
        failure.close_to(name)
        if name != module or "." not in name
        else failure.close_to(name) or failure.close_to(name.rpartition(".")[0])
    )
    mend = f"did you mean “{close}”?" if close else "write its name as Python would import it, or take the entry out."
    return f"In phase one Django imports each entry of INSTALLED_APPS, and for “{entry}” there is no module “{name}” here: {mend}"


def _not_installed(failure: Failure) -> str | None:
    if "doesn't declare an explicit app_label" not in failure.text:
        return None
    module = failure.text.partition("Model class ")[2].partition(" ")[0].rpartition(".")[0]
    app = module.partition(".models")[0]
    return f"Here a model is made {_while(failure)}, and no application of INSTALLED_APPS has the module it is in. Add “{app}” to INSTALLED_APPS."


def _conflict(failure: Failure) -> str | None:
    if not failure.text.startswith("Conflicting '"):
        return None
    return f"Here a model is made a second time {_while(failure)}: its module is imported under two names. Import it under the one name that INSTALLED_APPS has for its application."


def _user_model(failure: Failure) -> str | None:
    if not failure.text.startswith("AUTH_USER_MODEL"):
        return None
    said = f"{_touched(failure).capitalize()} {_while(failure)}"
    return f"{said}. The model that AUTH_USER_MODEL names is not there: it is “label.Model”, and its application is in INSTALLED_APPS."


def _no_settings(failure: Failure) -> str | None:
    if failure.phase != "settings" or not isinstance(failure.error, ImportError) or failure.file is not None:
        return None
    return f"Django looks for its settings in the module “{failure.of}”, which DJANGO_SETTINGS_MODULE names (in wsgi.py, as a rule), and can’t import it."


def _unset(failure: Failure) -> str | None:
    if name_of(type(failure.error)) != "ImproperlyConfigured":
        return None
    if "settings are not configured" in failure.text:
        return f'Here a setting is looked up {_while(failure)}, and nobody has said yet where the settings are: os.environ.setdefault("DJANGO_SETTINGS_MODULE", …) comes first.'
    if "SECRET_KEY" in failure.text:
        return f"Here settings are looked up {_while(failure)}, and no SECRET_KEY has been set so far: settings.py needs one, and may import nothing that looks up a setting."
    return None


def _middleware(failure: Failure) -> str | None:
    if failure.phase != "loading" or failure.file is not None:
        return None
    failure.at_entry("MIDDLEWARE", failure.of)
    if isinstance(failure.error, ImportError):
        return f"All applications are ready, and now Django imports each entry of MIDDLEWARE: “{failure.of}” can’t be imported. An entry is the whole path of a class or function."
    return f"All applications are ready, and now Django puts the entries of MIDDLEWARE around its handler: “{failure.of}” could not be made."


def _ready(failure: Failure) -> str | None:
    if failure.phase != "ready":
        return None
    return f"Phase three: all models are imported, and ready() of “{failure.of}” raised. No later ready() is called, and the server never starts."


def _any_phase(failure: Failure) -> str | None:
    if failure.phase is None or failure.file is None:
        return None
    return f"This was raised {_while(failure)}."


RULES: tuple[Rule, ...] = (
    _not_ready,
    _same_label,
    _same_name,
    _reentrant,
    _no_class,
    _no_subclass,
    _no_name,
    _wrong_name,
    _two_defaults,
    _bad_label,
    _no_comma,
    _missing_app,
    _not_installed,
    _conflict,
    _user_model,
    _no_settings,
    _unset,
    _middleware,
    _ready,
    _any_phase,
)
