// What changed at each boundary of Django's onion, of the HttpRequest and the HttpResponse, and by whom.
import { beforeAll, expect, test } from 'vitest';
import { loadPython, type Python } from '../runner/inline-python.node.ts';
import { changesAt } from '../trace/changes.ts';
import { django } from './django-programs.ts';

let python: Python;
beforeAll(async () => {
  python = await loadPython();
});

test('what was set on the request, in its session, and on the response is told of whoever did it; nothing of it is loaded for that', () => {
  const code = `
from django.utils.functional import SimpleLazyObject
asked = []
class Store:
    """As a session of Django's keeps what is in it: loaded when somebody asks for it."""
    modified = False
    def __init__(self):
        self.accessed = False
    def load(self):
        asked.append("session")
        self.accessed = True
        if "_session_cache" not in self.__dict__:
            self._session_cache = {"seen": 1}
        return self._session_cache
    def __getitem__(self, key):
        return self.load()[key]
    def __setitem__(self, key, value):
        self.load()[key] = value
        self.modified = True
def tenant():
    asked.append("tenant")
    return "acme"
class Sets:
    def __init__(self, get_response):
        self.get_response = get_response
    def __call__(self, request):
        request.session = Store()
        request.tenant = SimpleLazyObject(tenant)
        response = self.get_response(request)
        response.status_code = 201
        response.content = b"longer than before"
        response.set_cookie("seen", "2")
        del response["X-Page"]
        return response
class Looks(Sets):
    def __call__(self, request):
        return self.get_response(request)
def page(request):
    early = list(asked)
    request.session["seen"]
    request.session["cart"] = ["tea"]
    str(request.tenant)
    response = HttpResponse(repr((early, asked)))
    response["X-Page"] = "1"
    return response
urlpatterns = [path("", page)]`;
  python.start(django(['Sets', 'Looks'], code));
  const { recording } = python.request();
  if (recording === null) throw new Error('Nothing was recorded.');
  const told = recording.events.flatMap((event, cursor) => {
    if (event.type !== 'call' && event.type !== 'return') return [];
    if (recording.layers[recording.spans[event.span ?? 0]?.layer ?? 0]?.kind === 'wsgi') return [];
    const layer = recording.layers[recording.spans[event.span ?? 0]?.layer ?? 0]?.name;
    return changesAt(recording, cursor)
      .filter(({ key }) => key !== 'WSGIRequest' && key !== 'resolver_match')
      .map(
        ({ sign, key, was, now }) => `${event.type} ${layer}: ${sign} ${key} ${was === undefined ? '' : `${was} → `}${now ?? ''}`,
      );
  });
  expect(told).toEqual([
    'call Looks: + session <Store>',
    'call Looks: + tenant <SimpleLazyObject>',
    "return page: ~ tenant <SimpleLazyObject> → 'acme'",
    "return page: + session['seen'] 1",
    "return page: + session['cart'] ['tea']",
    'return page: + session.modified True',
    'return page:  status 200',
    'return page: + Content-Type text/html; charset=utf-8',
    'return page: + X-Page 1',
    'return page:  body 38 B',
    'return Sets: ~ status 200 → 201',
    'return Sets: + Set-Cookie seen=2',
    'return Sets: - X-Page 1 → ',
    'return Sets: ~ body 38 B → 18 B',
  ]);
  // When the view began, nobody had asked; and nobody but the view has.
  expect(python.run('import app; app.asked')?.toString()).toBe("['session', 'session', 'tenant']");
});
