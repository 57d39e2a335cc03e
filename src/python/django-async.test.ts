// Asynchronous middleware and views under WSGI, as Django's documentation has them (topics/http/middleware, topics/async): adapted, here without threads.
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

const PAGE = `
def page(request):
    return HttpResponse("hello")
urlpatterns = [path("", page)]
`;

describe('asynchronous support', () => {
  test('a function that does both is told by get_response what it is to be: here it is synchronous', () => {
    const code = `
from asgiref.sync import iscoroutinefunction
from django.utils.decorators import sync_and_async_middleware
@sync_and_async_middleware
def simple_middleware(get_response):
    if iscoroutinefunction(get_response):
        async def middleware(request):
            return await get_response(request)
    else:
        def middleware(request):
            response = get_response(request)
            response["X-Way"] = "sync"
            return response
    return middleware
`;
    const { lines } = asked(django(['simple_middleware'], code + PAGE));
    expect(lines).toEqual([
      'simple_middleware: call by WSGIHandler',
      'page: call by simple_middleware',
      'page: return HttpResponse 200',
      'simple_middleware: return HttpResponse 200',
    ]);
  });

  test('one that is asynchronous only is adapted', () => {
    const code = `
from asgiref.sync import iscoroutinefunction, markcoroutinefunction
class AsyncMiddleware:
    async_capable = True
    sync_capable = False
    def __init__(self, get_response):
        self.get_response = get_response
        if iscoroutinefunction(self.get_response):
            markcoroutinefunction(self)
    async def __call__(self, request):
        response = await self.get_response(request)
        response["X-Way"] = "async"
        return response
`;
    const result = asked(django(['AsyncMiddleware'], code + PAGE));
    expect(result).toMatchObject({ status: '200', body: 'hello' });
    expect(result.lines).toEqual([
      'AsyncMiddleware: call by WSGIHandler',
      'page: call by AsyncMiddleware',
      'page: return HttpResponse 200',
      'AsyncMiddleware: return HttpResponse 200',
    ]);
  });
});

test('asynchronous and synchronous ones in one another, around an asynchronous view', () => {
  const code = `
from asgiref.sync import iscoroutinefunction, markcoroutinefunction, sync_to_async
import asyncio
class Base:
    def __init__(self, get_response):
        self.get_response = get_response
        if self.async_capable and iscoroutinefunction(get_response):
            markcoroutinefunction(self)
class Asynchronous(Base):
    async_capable, sync_capable = True, False
    async def __call__(self, request):
        await asyncio.sleep(0)
        return await self.get_response(request)
class First(Asynchronous):
    pass
class Between(Base):
    async_capable, sync_capable = False, True
    def __call__(self, request):
        return self.get_response(request)
class Last(Asynchronous):
    pass
async def page(request):
    kept = await sync_to_async(lambda: "kept")()
    if request.GET:
        raise Http404(kept)
    return HttpResponse(kept)
urlpatterns = [path("", page)]
`;
  const { lines, body } = asked(django(['First', 'Between', 'Last'], code));
  expect(body).toBe('kept');
  expect(lines).toEqual([
    'First: call by WSGIHandler',
    'Between: call by First',
    'Last: call by Between',
    'page: call by Last',
    'page: return HttpResponse 200',
    'Last: return HttpResponse 200',
    'Between: return HttpResponse 200',
    'First: return HttpResponse 200',
  ]);
  expect(again('/?a=1').lines.slice(4, 6)).toEqual(['page: raise Http404 “kept” during call', 'Last: catch Http404 becomes 404']);
});
