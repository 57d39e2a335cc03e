"""Django's layers: what it means when watched code of Django's, or a middleware or view of its stack, begins and ends.

Every middleware is called by the function that turns exceptions into responses (places.py: "boundary"), so each call of a layer is seen
there, whatever style it is written in and whoever wrote it. The boundary itself is no layer. The view is called by the innermost one ("core").
"""

from types import CodeType, FrameType
from typing import Any

from onionskin.acting import Acting, Span
from onionskin.django import layers
from onionskin.django.data import DjangoData
from onionskin.django.layers import DjangoLayer
from onionskin.django.looks import RequestLens, attributes_of_request, response_of
from onionskin.django.places import place_of
from onionskin.django.start import DjangoStart
from onionskin.environs import difference, whole
from onionskin.previews import error_text
from onionskin.recorder import Recorder
from onionskin.slots import attributes_of, name_of
from onionskin.watch import Watch

#: Who calls which hooks.
_CALLERS = {
    "mixin": frozenset({"process_request", "process_response"}),
    "core": frozenset({"process_view", "process_template_response"}),
    "exceptions": frozenset({"process_exception"}),
}


class DjangoSteps:
    """The layers within one request."""

    def __init__(self, recorder: Recorder, watch: Watch) -> None:
        self._recorder = recorder
        self._watch = watch
        self._data = DjangoData(recorder, watch.wires)
        self._start = DjangoStart(recorder, watch)
        self._lens = RequestLens()
        #: By the id() of what is called. None: the innermost function of Django's own.
        self._layers: dict[int, DjangoLayer | None] = {}
        self._hooks: dict[int, set[str]] = {}
        #: The view that a frame of the core is about to call.
        self._views: dict[int, DjangoLayer] = {}
        #: By frame: an exception that a frame of Django's is handling, with what it was.
        self._handling: dict[int, tuple[int, dict[str, Any]]] = {}
        self._told = False

    # Code begins.

    def starts(self, frame: FrameType, code: CodeType, place: str) -> None:
        """Code that is something to us begins."""
        recorder = self._recorder
        if place == "signal":
            self._data.begins(frame)
        elif place == "connect":
            self._watch.wires.connects(frame)
        elif recorder.starting:
            if place == "wrapping":
                self._wraps(frame)
            else:
                self._start.starts(frame, code, place)
        elif place == "boundary":
            self._boundary(frame)
        elif place in ("own", "mixin"):
            self._own(frame, code)
        elif place == "core":
            recorder.meanwhile.look(recorder.span)
        elif place == "query":
            self._data.begins(frame)

    def _wraps(self, frame: FrameType) -> None:
        """Start-up: the handler puts what it has made of an entry of MIDDLEWARE around what it has so far, from the innermost on."""
        loading = frame.f_back
        if loading is None or self._watch.django.get(id(loading.f_code)) != "loading":
            return
        here = loading.f_locals
        path = here.get("middleware_path")
        if type(path) is not str:
            settings = (attributes_of(loading.f_globals.get("settings")) or {}).get("_wrapped")
            listed = (attributes_of(settings) or {}).get("MIDDLEWARE")
            self._watch.middleware.clear()
            self._watch.learned.clear()
            self._watch.unused.clear()
            if type(listed) is list or type(listed) is tuple:
                self._watch.middleware.update({name: None for name in listed if type(name) is str})
        else:
            self._watch.middleware[path] = frame.f_locals.get("get_response")

    def _boundary(self, frame: FrameType) -> None:
        callee = frame.f_locals.get("get_response")
        if id(callee) not in self._layers:
            self._layers[id(callee)] = self._known(callee)
        layer = self._layers[id(callee)]
        if not self._told:
            self._told = True
            self._tell_middleware(frame)
        elif layer is not None:
            self._recorder.log.is_soon = layer.is_plain

    def _known(self, callee: Any) -> DjangoLayer | None:
        """What is called by the boundary. What is around the handler as long as it lives is learned once."""
        learned = self._watch.learned
        layer = learned[id(callee)] if id(callee) in learned else self._learn(callee)
        if layer is not None:
            layer.spans = []
            for name, hook in layer.hooks:
                self._hooks.setdefault(id(hook), set()).add(name)
            if layer.path is not None:
                learned[id(callee)] = layer
        return layer

    def _learn(self, callee: Any) -> DjangoLayer | None:
        code = layers.code_of(callee)
        if code is None or place_of(code) == "core":
            return None
        layer = layers.middleware(callee, self._recorder.relative)
        if layer is not None:
            layer.path = next((path for path, made in self._watch.middleware.items() if made is callee), None)
            self._watch.hook(layer.code)
            layer.hooks = layers.hooks_of(callee)
            for _, hook in layer.hooks:
                self._watch.hook(hook)
        return layer

    def _tell_middleware(self, frame: FrameType) -> None:
        """What became of settings.MIDDLEWARE when the handler was made: told when it is used for the first time in a recording."""
        if self._watch.wires.moved:
            self._watch.wires.tell(self._recorder, self._recorder.span)
        made = self._watch.middleware
        if made:
            says = self._watch.unused
            entries = [
                {"path": path, "used": callee is not None, **({"says": says[path]} if path in says else {})}
                for path, callee in made.items()
            ]
            recorder = self._recorder
            recorder.log.event("middleware", recorder.span, recorder.place(frame), entries=entries)

    def _own(self, frame: FrameType, code: CodeType) -> None:
        caller = frame.f_back
        place = self._place_of(caller)
        if caller is None or place is None:
            return
        if place == "boundary":
            layer = self._layers.get(id(caller.f_locals.get("get_response")))
            if layer is not None and layer.code is code:
                self._asked(frame, layer, caller.f_locals.get("request"), caller)
        elif (waiting := self._views.get(id(caller))) is not None and waiting.code is code:
            del self._views[id(caller)]
            self._asked(frame, waiting, caller.f_locals.get("request"), caller)
        elif names := self._hooks.get(id(code), set()) & _CALLERS.get(place, frozenset()):
            owner = frame.f_locals.get(code.co_varnames[0]) if code.co_argcount else None
            layer = self._layers.get(id(owner))
            recorder = self._recorder
            if layer is not None and layer.spans:
                if place != "mixin":  # what was done to the request since the core has begun is the handler's doing
                    recorder.meanwhile.look(self._handler())
                acting = recorder.push(frame, layer.spans[-1], "hook")
                acting.hook, acting.layer = next(iter(names)), layer

    def _handler(self) -> int | None:
        """The span of Django's handler: the innermost one that is no layer of Django's."""
        at = self._recorder.span
        while at is not None and self._recorder.spans[at].django:
            at = self._recorder.spans[at].parent
        return at

    def calls(self, frame: FrameType, callee: Any) -> None:
        """The core calls something: is it the view?"""
        if frame.f_locals.get("wrapped_callback") is not callee:
            return
        layer = self._layers.get(id(callee))
        if layer is None:
            layer = self._layers[id(callee)] = layers.view(callee, self._recorder.relative)
        if layer is not None:
            self._watch.hook(layer.code)
            self._views[id(frame)] = layer

    def _asked(self, frame: FrameType, layer: DjangoLayer, request: Any, caller: FrameType) -> None:
        """A layer is called with an HttpRequest."""
        recorder = self._recorder
        attributes = attributes_of_request(request)
        if attributes is None:
            return
        parent = recorder.span
        environs = recorder.environs
        number = environs.number(attributes, self._lens)
        before = environs.last(number)
        now = environs.now(attributes)
        fields: dict[str, Any] = {"environ": whole(now)} if before is None else {}
        if before is not None and (delta := difference(before, now)):
            fields["delta"] = delta
        drawn = recorder.layer(("django", id(layer.callee)), layer.name, layer.kind, layer.place, layer.path)
        place = recorder.place(caller.f_back)
        span = recorder.log.span(drawn, parent)
        recorder.spans.append(Span(span, number, now, True, layer.code, parent=parent, django=True))
        fields |= {"kind": name_of(type(request)), **recorder.meanwhile.told(attributes)}
        recorder.log.event("call", span, place, **recorder.actor(span), **fields, env=number, sr=None)
        layer.spans.append(span)
        recorder.push(frame, span, "django").layer = layer
        recorder.log.event("enter", span, layer.place)
        recorder.log.is_soon = layer.is_plain

    # It gives control back.

    def gave(self, entry: Acting, value: Any, frame: FrameType) -> None:
        """A layer or a hook has given `value` back."""
        recorder = self._recorder
        if entry.span is None:
            return
        place = recorder.place(frame)
        response = response_of(value, recorder.previews)
        if entry.hook is not None:
            gave = "response" if response is not None else "none" if value is None else "other"
            fields = {"response": response} if response is not None else {} if value is None else {"value": self._preview(value)}
            recorder.log.event("hook", entry.span, place, name=entry.hook, gave=gave, **fields, **recorder.meanwhile.told())
            recorder.log.is_soon = self._goes_on_plainly(entry, frame.f_back, value)
            return
        self._over(entry)
        given = {"value": self._preview(value)} if response is None else {"response": response}
        told = recorder.meanwhile.returned(recorder.spans[entry.span])
        recorder.log.event("return", entry.span, place, **given, **told)
        recorder.log.is_soon = self._place_of(frame.f_back) == "boundary"

    def _goes_on_plainly(self, entry: Acting, caller: FrameType | None, value: Any) -> bool:
        """Whether a hook gives control to Django's own code that calls the next thing at once."""
        plain = entry.layer is not None and entry.layer.is_plain and (value is None or entry.hook == "process_response")
        return plain and self._place_of(caller) == "mixin"

    def _place_of(self, caller: FrameType | None) -> str | None:
        return None if caller is None else self._watch.django.get(id(caller.f_code))

    def raised(self, entry: Acting, error: BaseException, frame: FrameType) -> None:
        """An exception leaves a layer, or a hook."""
        recorder = self._recorder
        if entry.hook is not None:
            recorder.log.event(
                "hook", entry.span, recorder.place(frame), name=entry.hook, gave="raised", error=recorder.errors.number(error)
            )
        else:
            self._over(entry)
            recorder.errors.crosses(error, entry.span, "call")

    @staticmethod
    def _over(entry: Acting) -> None:
        if entry.layer is not None and entry.span in entry.layer.spans:
            entry.layer.spans.remove(entry.span)

    def returns(self, frame: FrameType, place: str, value: Any) -> None:
        """Code of Django's own has given `value` back."""
        recorder = self._recorder
        if place == "signal":
            self._data.signalled(frame, value)
        elif place == "connect":
            self._watch.wires.connected(recorder, frame)
        elif place == "disconnect":
            self._watch.wires.disconnected(recorder, frame, value)
        elif recorder.starting:
            self._start.returns(frame, place, value)
        elif place == "query":
            self._data.queried(frame)
        elif place in ("boundary", "core"):
            self._views.pop(id(frame), None)
            handled = self._handling.pop(id(frame), None)
            response = None if handled is None else response_of(value, recorder.previews)
            if handled is not None and response is not None:
                recorder.errors.converted(handled[0], recorder.span)
                recorder.log.event("catch", recorder.span, recorder.place(frame), **handled[1], response=response)
            elif (layer := recorder.acting[-1].layer) is not None and handled is None:
                recorder.log.is_soon = layer.is_plain and self._place_of(frame.f_back) == "mixin"

    def unwinds(self, frame: FrameType, place: str, error: BaseException) -> None:
        """An exception leaves code of Django's own."""
        self._views.pop(id(frame), None)
        self._handling.pop(id(frame), None)
        self._start.unwinds(frame)
        if place == "query":
            self._data.queried(frame)
        elif place == "signal":
            self._data.unwound(frame, error)
        elif place == "connect":
            self._watch.wires.forget(frame)

    def handles(self, frame: FrameType, place: str, error: BaseException) -> bool:
        """An exception is handled in code of Django's own. Whether that is ours to tell: it becomes a response, or goes on."""
        if place == "loading" and name_of(type(error)) == "MiddlewareNotUsed":
            path = frame.f_locals.get("middleware_path")
            if type(path) is str and (says := error_text(error)):
                self._watch.unused[path] = says
        if place not in ("boundary", "core"):
            return False
        if not self._recorder.starting:
            number = self._recorder.errors.number(error)
            self._handling[id(frame)] = id(error), {"error": number, "name": name_of(type(error)), "text": error_text(error)}
        return True

    def _preview(self, value: Any) -> dict[str, Any]:
        return self._recorder.previews.value(value)
