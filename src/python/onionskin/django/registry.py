"""The registry as a start has left it: every application that was made, why its class was chosen, and its models with their fields. All of it is
looked up in what Django keeps; nothing of Django's or of the program's is run for it. It may be asked for after a start that failed."""

import sys
from types import FrameType
from typing import Any

from onionskin.log import Place
from onionskin.recorder import Recorder
from onionskin.slots import attributes_of, member, mro_of, name_of

#: Models of an application, fields of a model, and characters of a text.
_MODELS, _FIELDS, _TEXT = 60, 60, 200

_members_of = type.__dict__["__dict__"].__get__


def chosen(frame: FrameType, config: Any) -> dict[str, Any] | None:
    """Why AppConfig.create, whose `frame` is about to give `config` back, has made it of this class. Django documentation, Applications,
    Configuring applications: an entry is the class's own path; or a module, and then apps.py in it may have one that is the default."""
    here = frame.f_locals
    entry, base = here.get("entry"), here.get("cls")
    if type(entry) is not str or not isinstance(base, type):
        return None
    found = {"entry": entry}
    if type(here.get("mod_path")) is not str:
        return {**found, "how": "base" if type(config) is base else "path"}
    candidates = _candidates(here.get("mod"), base)
    sole = sum(default is not False for _, default in candidates) == 1
    how = "none" if type(config) is base else "only" if sole else "default"
    listed = [{"name": name, **({} if default is None else {"default": default})} for name, default in candidates]
    return {**found, "how": how, "candidates": listed}


def _candidates(module: Any, base: type) -> list[tuple[str, bool | None]]:
    """The AppConfigs in apps.py, each with what it says of `default`; None: nothing."""
    names = vars(module) if module is not None else {}
    kinds = [(name, kind) for name, kind in sorted(names.items()) if isinstance(kind, type)]
    kinds = [(name, kind) for name, kind in kinds if kind is not base and base in mro_of(kind)]
    return [(name, None if (said := member(kind, "default")) is None else bool(said)) for name, kind in kinds]


def tell_registry(recorder: Recorder, made: dict[int, dict[str, Any]]) -> None:
    """What there is of it now. Nothing is told where Django never came so far. `made`: by the id() of an application, what `chosen` said of it."""
    registry = sys.modules.get("django.apps.registry")
    own = attributes_of(vars(registry).get("apps")) if registry is not None else None
    if own is None or not own.get("loading"):
        return
    entries = _entries()
    ready = "ready" if own.get("ready") else "models" if own.get("models_ready") else "apps" if own.get("apps_ready") else "none"
    configs, models = own.get("app_configs") or {}, own.get("all_models") or {}
    apps = [_app(recorder, label, config, made.get(id(config), {}), models) for label, config in configs.items()]
    recorder.log.event("registry", None, None, ready=ready, entries=entries, apps=apps)


def _entries() -> list[str]:
    """INSTALLED_APPS, as the settings have it."""
    conf = sys.modules.get("django.conf")
    settings = (attributes_of(vars(conf).get("settings")) or {}).get("_wrapped") if conf is not None else None
    # settings.configure() has them in a holder of its own, which looks up what it lacks elsewhere.
    listed = (attributes_of(settings) or {}).get("INSTALLED_APPS")
    return [entry for entry in listed if type(entry) is str] if type(listed) in (list, tuple) else []


def _app(recorder: Recorder, label: str, config: Any, facts: dict[str, Any], all_models: dict[str, Any]) -> dict[str, Any]:
    own = attributes_of(config) or {}
    kind = type(config)
    module = own.get("module")
    known = {name: value for name in ("how", "candidates", "entry") if (value := facts.get(name)) is not None}
    models = all_models.get(label, {}) if label in all_models else {}
    return {
        "label": str(label),
        "name": plain(own.get("name")),
        "verbose": plain(own.get("verbose_name", member(kind, "verbose_name"))),
        "module": plain(getattr(module, "__name__", None)) if type(module) is type(sys) else "",
        "path": plain(own.get("path", member(kind, "path"))),
        "class": f"{plain(_members_of(kind).get('__module__'))}.{name_of(kind)}",
        "place": class_place(recorder, kind),
        **known,
        "imported": own.get("models") is not None,
        "models": [_model(recorder, model) for model in list(models.values())[:_MODELS]],
    }


def _model(recorder: Recorder, model: type) -> dict[str, Any]:
    meta = attributes_of(_members_of(model).get("_meta")) or {}
    is_what = [name for name in ("proxy", "auto_created") if meta.get(name)]
    if _is_swapped(meta):
        is_what.append("swapped")
    return {
        "name": name_of(model),
        "place": class_place(recorder, model),
        "fields": [_field(field) for field in _fields(model)[:_FIELDS]],
        **({"is": is_what} if is_what else {}),
    }


def _is_swapped(meta: dict[str, Any]) -> bool:
    """AUTH_USER_MODEL names another model in its place."""
    name = meta.get("swappable")
    conf = sys.modules.get("django.conf")
    settings = (attributes_of(vars(conf).get("settings")) or {}).get("_wrapped") if conf is not None else None
    value = (attributes_of(settings) or {}).get(name) if type(name) is str else None
    own = f"{meta.get('app_label')}.{meta.get('object_name')}"
    return type(value) is str and value.lower() != own.lower()


def _fields(model: type) -> list[Any]:
    """Its fields, those of the models that it is made of included, in the order in which they were written."""
    fields: list[Any] = []
    for kind in reversed(mro_of(model)):
        meta = attributes_of(_members_of(kind).get("_meta")) or {}
        if not meta.get("abstract"):
            listed = [*(meta.get("local_fields") or []), *(meta.get("local_many_to_many") or [])]
            fields += [field for field in listed if all(field is not other for other in fields)]
    return fields


def _field(field: Any) -> dict[str, Any]:
    own = attributes_of(field) or {}
    told: dict[str, Any] = {"name": plain(own.get("name")), "type": name_of(type(field))}
    if own.get("remote_field") is not None:
        told["to"] = _target((attributes_of(own["remote_field"]) or {}).get("model"))
    says = [
        word for word, key in (("primary key", "primary_key"), ("unique", "_unique"), ("null", "null")) if own.get(key) is True
    ]
    if type(length := own.get("max_length")) is int:
        says.append(f"max_length {length}")
    if own.get("auto_created") is True:
        says.append("made by Django")
    return told | ({"says": says} if says else {})


def _target(model: Any) -> str:
    """What a relation leads to: a model, or the name of one that was not imported yet."""
    if not isinstance(model, type):
        return plain(model)
    meta = attributes_of(_members_of(model).get("_meta")) or {}
    return f"{plain(meta.get('app_label'))}.{name_of(model)}"


def class_place(recorder: Recorder, kind: type) -> Place:
    """Where a class is written, if that is in one of the user's files."""
    members = _members_of(kind)
    module = sys.modules.get(str(members.get("__module__")))
    file = recorder.relative(str(vars(module).get("__file__"))) if module is not None else None
    line = members.get("__firstlineno__")
    return {"file": file, "line": line} if file is not None and type(line) is int else None


def plain(value: Any) -> str:
    """A text as it is; one that is translated when it is looked at, as it was written."""
    if type(value) is str:
        return value[:_TEXT]
    parts = (attributes_of(value) or {}).get("_args")
    first = parts[0] if type(parts) is tuple and parts else None
    return first[:_TEXT] if type(first) is str else "" if value is None else f"<{name_of(type(value))}>"
