// What Django's documentation on middleware shows (topics/http/middleware), typed in: it does here what is said of it there.
import { beforeAll, describe, expect, test } from 'vitest';
import { loadPython, type Python } from '../runner/inline-python.node.ts';
import { ask, askAgain } from './django-asked.node.ts';
import { django } from './django-programs.ts';

let python: Python;
beforeAll(async () => {
  python = await loadPython();
});

const asked = (source: string, path = '/') => ask(python, source, path);
const again = (path: string) => askAgain(python, path);

const FUNCTION = `
def simple_middleware(get_response):
    # One-time configuration and initialization.
    def middleware(request):
        # Code to be executed for each request before the view is called.
        request.steps = ["before"]
        response = get_response(request)
        # Code to be executed for each request/response after the view is called.
        response["X-Steps"] = " ".join([*request.steps, "after"])
        return response
    return middleware
`;
const CLASS = `
class SimpleMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response
        # One-time configuration and initialization.
    def __call__(self, request):
        response = self.get_response(request)
        return response
`;
const PAGE = `
def page(request):
    return HttpResponse("hello")
urlpatterns = [path("", page)]
`;

describe('writing your own middleware', () => {
  test('as a function, and as a class: in top-down order on the way in, back through all of them on the way out', () => {
    const { lines } = asked(django(['simple_middleware', 'SimpleMiddleware'], FUNCTION + CLASS + PAGE));
    expect(lines).toEqual([
      'simple_middleware: call by WSGIHandler',
      'SimpleMiddleware: call by simple_middleware',
      'page: call by SimpleMiddleware',
      'page: return HttpResponse 200',
      'SimpleMiddleware: return HttpResponse 200',
      'simple_middleware: return HttpResponse 200',
    ]);
  });

  test('one that short-circuits: none of the layers inside it (including the view) will see the request or the response', () => {
    const gate = `
class Gate(SimpleMiddleware):
    def __call__(self, request):
        return HttpResponse("stop", status=403)
class Inner(SimpleMiddleware):
    pass
`;
    const { lines, status } = asked(django(['SimpleMiddleware', 'Gate', 'Inner'], CLASS + gate + PAGE));
    expect(lines).toEqual([
      'SimpleMiddleware: call by WSGIHandler',
      'Gate: call by SimpleMiddleware',
      'Gate: return HttpResponse 403',
      'SimpleMiddleware: return HttpResponse 403',
    ]);
    expect(status).toBe('403');
  });

  test('__init__ is called once; MiddlewareNotUsed takes it out, and the reason is told', () => {
    const unused = `
made = []
class Counted(SimpleMiddleware):
    def __init__(self, get_response):
        made.append(1)
        super().__init__(get_response)
class Unused:
    def __init__(self, get_response):
        raise MiddlewareNotUsed("only with a cache")
def page(request):
    return HttpResponse(str(len(made)))
urlpatterns = [path("", page)]
`;
    const source = django(['Counted', 'Unused'], CLASS + unused);
    expect(asked(source).body).toBe('1');
    expect(again('/').body).toBe('1');
    python.start(source);
    const told = python.request().recording?.events.find((event) => event.type === 'middleware');
    expect(told).toMatchObject({
      entries: [
        { path: 'app.Counted', used: true },
        { path: 'app.Unused', used: false, says: 'only with a cache' },
      ],
    });
  });
});

describe('other middleware hooks', () => {
  const hooks = (name: string, method: string) => `
class ${name}(SimpleMiddleware):
${method.replaceAll(/^/gm, '    ')}
`;
  test('process_view that returns a response: the view is not called, the response goes through all that the request came through', () => {
    const code =
      hooks('First', 'def process_view(self, request, view_func, view_args, view_kwargs):\n    return None') +
      hooks('Second', 'def process_view(self, request, view_func, view_args, view_kwargs):\n    return HttpResponse("instead")') +
      hooks('Third', 'def process_view(self, request, view_func, view_args, view_kwargs):\n    raise RuntimeError');
    const { lines, body } = asked(django(['First', 'Second', 'Third'], CLASS + code + PAGE));
    expect(body).toBe('instead');
    expect(lines).toEqual([
      'First: call by WSGIHandler',
      'Second: call by First',
      'Third: call by Second',
      'First: hook process_view gave none',
      'Second: hook process_view gave 200',
      'Third: return HttpResponse 200',
      'Second: return HttpResponse 200',
      'First: return HttpResponse 200',
    ]);
  });

  test('process_exception in reverse order; after one that answers, none of those above it is called', () => {
    const fails = `
def page(request):
    raise ValueError("view")
urlpatterns = [path("", page)]
`;
    const code =
      hooks('Above', 'def process_exception(self, request, exception):\n    return HttpResponse("above")') +
      hooks('Answers', 'def process_exception(self, request, exception):\n    return HttpResponse("answered", status=503)') +
      hooks('Below', 'def process_exception(self, request, exception):\n    return None');
    const { lines, status } = asked(django(['Above', 'Answers', 'Below'], CLASS + code + fails));
    expect(lines.slice(4, 8)).toEqual([
      'page: raise ValueError “view” during call',
      'Below: hook process_exception gave none',
      'Answers: hook process_exception gave 503',
      'Below: catch ValueError becomes 503',
    ]);
    expect(status).toBe('503');
  });

  test('process_template_response in reverse order, of responses with render() alone; rendered when all have been called', () => {
    const code = `
from django.template.response import SimpleTemplateResponse
class Late(SimpleTemplateResponse):
    @property
    def rendered_content(self):
        return " ".join(self.context_data["said"])
class Outer(SimpleMiddleware):
    def process_template_response(self, request, response):
        response.context_data["said"].append("outer")
        return response
class Inner(SimpleMiddleware):
    def process_template_response(self, request, response):
        response.context_data["said"].append("inner")
        return response
def page(request):
    return Late("page", {"said": ["view"]})
urlpatterns = [path("", page)]
`;
    const { lines, body } = asked(django(['Outer', 'Inner'], CLASS + code));
    expect(body).toBe('view inner outer');
    expect(lines.filter((line) => line.includes('hook'))).toEqual([
      'Inner: hook process_template_response gave 200',
      'Outer: hook process_template_response gave 200',
    ]);
  });
});

test('dealing with streaming responses: what is wrapped around streaming_content runs while it is sent', () => {
  const code = `
from django.http import StreamingHttpResponse
def wrap_streaming_content(content):
    for chunk in content:
        yield chunk.upper()
def alter(get_response):
    def middleware(request):
        response = get_response(request)
        if response.streaming:
            response.streaming_content = wrap_streaming_content(response.streaming_content)
        return response
    return middleware
def page(request):
    return StreamingHttpResponse(["a", "b"])
urlpatterns = [path("", page)]
`;
  const { body, lines } = asked(django(['alter'], code));
  expect(body).toBe('AB');
  expect(lines.at(-1)).toBe('alter: return StreamingHttpResponse 200');
});

test('exceptions become responses between the layers: every middleware gets a response, with the status of its exception', () => {
  const code = `
from django.core.exceptions import BadRequest, PermissionDenied, SuspiciousOperation
KINDS = {"404": Http404, "403": PermissionDenied, "400": SuspiciousOperation, "bad": BadRequest, "500": ValueError}
class Raises(SimpleMiddleware):
    def __call__(self, request):
        if request.GET:
            raise KINDS[request.GET["in"]]("in a middleware")
        return self.get_response(request)
def page(request, kind):
    raise KINDS[kind]("in the view")
urlpatterns = [path("<kind>", page)]
`;
  python.start(django(['SimpleMiddleware', 'Raises'], CLASS + code));
  const became = (path: string) => again(path).lines.find((line) => line.includes('becomes'));
  // Of the view's exceptions the innermost middleware gets a response, of a middleware's the one around it.
  expect(['/404', '/403', '/400', '/bad', '/500'].map(became)).toEqual([
    'Raises: catch Http404 becomes 404',
    'Raises: catch PermissionDenied becomes 403',
    'Raises: catch SuspiciousOperation becomes 400',
    'Raises: catch BadRequest becomes 400',
    'Raises: catch ValueError becomes 500',
  ]);
  expect(['404', '403', '400', 'bad', '500'].map((kind) => became(`/404?in=${kind}`))).toEqual([
    'SimpleMiddleware: catch Http404 becomes 404',
    'SimpleMiddleware: catch PermissionDenied becomes 403',
    'SimpleMiddleware: catch SuspiciousOperation becomes 400',
    'SimpleMiddleware: catch BadRequest becomes 400',
    'SimpleMiddleware: catch ValueError becomes 500',
  ]);
});

test('upgrading pre-Django 1.10-style middleware: MiddlewareMixin calls process_request, what is inside, and process_response', () => {
  const code = `
class Old(MiddlewareMixin):
    def process_request(self, request):
        if request.GET:
            return HttpResponse("request", status=202)
    def process_response(self, request, response):
        response["X-Old"] = "1"
        return response
`;
  python.start(django(['Old'], code + PAGE));
  expect(again('/').lines).toEqual([
    'Old: call by WSGIHandler',
    'Old: hook process_request gave none',
    'page: call by Old',
    'page: return HttpResponse 200',
    'Old: hook process_response gave 200',
    'Old: return HttpResponse 200',
  ]);
  expect(again('/?a=1').lines).toEqual([
    'Old: call by WSGIHandler',
    'Old: hook process_request gave 202',
    'Old: hook process_response gave 202',
    'Old: return HttpResponse 202',
  ]);
});
