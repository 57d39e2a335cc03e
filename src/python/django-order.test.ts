// What the hints on MIDDLEWARE say would break (src/trace/middleware) does break so.
import { beforeAll, expect, test } from 'vitest';
import { loadPython, type Python } from '../runner/inline-python.node.ts';
import { PATHS } from '../trace/middleware/hint.ts';
import { django } from './django-programs.ts';

let python: Python;
beforeAll(async () => {
  python = await loadPython();
});

const APPS = `INSTALLED_APPS=["django.contrib.auth", "django.contrib.contenttypes", "django.contrib.sessions", "django.contrib.messages"]`;
const PAGE = `
def page(request):
    return HttpResponse("hello")
urlpatterns = [path("", page)]
`;
function answer(middleware: readonly (keyof typeof PATHS)[], { more = '', head = '' } = {}) {
  const started = python.start(
    django(
      middleware.map((name) => PATHS[name]),
      PAGE,
      `${APPS}, ${more}`,
    ),
  );
  expect(started).toMatchObject({ ok: true });
  const { raw, recording } = python.request(`GET / HTTP/1.1\r\nHost: localhost:8000\r\n${head}\r\n`);
  const [became] =
    recording?.events.flatMap((event) =>
      event.type === 'raise' || (event.type === 'catch' && event.response) ? [`${event.name}: ${event.text}`] : [],
    ) ?? [];
  const starts = recording?.events.find((event) => event.type === 'start_response');
  const headers = new Map(Array.isArray(starts?.headers) ? (starts.headers as [string, string][]) : []);
  return { raw, status: raw.slice(9, 12), became, headers };
}

test.each([
  [['AuthenticationMiddleware'], /^ImproperlyConfigured: .*requires session middleware/],
  [['AuthenticationMiddleware', 'SessionMiddleware'], /^ImproperlyConfigured: .*requires session middleware/],
  [['MessageMiddleware'], /^ImproperlyConfigured: .*requires session middleware/],
  [['MessageMiddleware', 'SessionMiddleware'], /^ImproperlyConfigured: .*requires session middleware/],
  [['LoginRequiredMiddleware'], /^AttributeError: .*no attribute 'user'/],
  [['RemoteUserMiddleware'], /^ImproperlyConfigured: .*requires the authentication middleware/],
  [['SessionMiddleware', 'RemoteUserMiddleware', 'AuthenticationMiddleware'], /^ImproperlyConfigured/],
] as const)('%s: a 500', (middleware, says) => {
  expect(answer(middleware)).toMatchObject({ status: '500', became: expect.stringMatching(says) });
});

test('CSRF_USE_SESSIONS with the session further in: ImproperlyConfigured', () => {
  const { status, became } = answer(['CsrfViewMiddleware', 'SessionMiddleware'], { more: 'CSRF_USE_SESSIONS=True' });
  expect([status, became]).toEqual(['500', expect.stringMatching(/^ImproperlyConfigured: CSRF_USE_SESSIONS is enabled/)]);
  expect(answer(['SessionMiddleware', 'CsrfViewMiddleware'], { more: 'CSRF_USE_SESSIONS=True' }).status).toBe('200');
});

test('MessageMiddleware does without a session when it keeps messages in a cookie', () => {
  const more = 'MESSAGE_STORAGE="django.contrib.messages.storage.cookie.CookieStorage"';
  expect(answer(['MessageMiddleware'], { more }).status).toBe('200');
});

test('to a 304 that was made further in CommonMiddleware adds the length of nothing', () => {
  const tag = /ETag: (\S+)/.exec(answer(['ConditionalGetMiddleware', 'CommonMiddleware']).raw)?.[1];
  const head = `If-None-Match: ${tag}\r\n`;
  const right = answer(['ConditionalGetMiddleware', 'CommonMiddleware'], { head });
  const wrong = answer(['CommonMiddleware', 'ConditionalGetMiddleware'], { head });
  expect([right.status, right.headers.get('Content-Length')]).toEqual(['304', undefined]);
  expect([wrong.status, wrong.headers.get('Content-Length')]).toEqual(['304', '0']);
});

test('LoginRequiredMiddleware asks when every layer has had the request: out of order it works all the same', () => {
  const more = 'LOGIN_URL="/login/"';
  expect(answer(['SessionMiddleware', 'LoginRequiredMiddleware', 'AuthenticationMiddleware'], { more }).status).toBe('302');
});
