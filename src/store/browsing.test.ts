// The tab on the site: cookies, redirects, back and forward, and what a page's scripts may change.
import { expect, test } from 'vitest';
import { selectTab } from './browse-slice.ts';
import type { Visit } from './browse-state.ts';
import { browsing } from './browsing.ts';
import { latin1 } from './site-answer.ts';
import { openStore } from './store.fixture.ts';

const visit = (target: string, more: Partial<Visit> = {}): Visit => ({
  ...{ method: 'GET', target, hash: '', body: null, from: null, ...more },
});
const answer = (status: string, headers: readonly string[] = [], body = ''): Uint8Array =>
  new TextEncoder().encode([`HTTP/1.0 ${status}`, ...headers, `Content-Length: ${body.length}`, '', body].join('\r\n'));

function opened() {
  const { store, state, told } = openStore({ browsing: async () => browsing });
  const tab = () => selectTab(state());
  /** Waits for the next request and answers it; gives its first line and headers. */
  const answers = async (...made: Parameters<typeof answer>): Promise<string> => {
    const before = answered;
    answered += 1;
    await expect.poll(() => told.asked.length).toBeGreaterThan(before);
    const { request, answer: give } = told.asked[before] ?? { request: null, answer: () => {} };
    give({ raw: answer(...made) });
    return latin1(request?.raw ?? new Uint8Array());
  };
  let answered = 0;
  return { store, state, told, tab, answers };
}

test('each redirect is a run, cookies go along, and the last answer is shown', async () => {
  const { state, tab, answers } = opened();
  const going = state().visit(visit('/admin/'));
  const first = await answers('302 Found', [
    'Location: /login?next=/admin/',
    'Set-Cookie: a=1; Path=/',
    'Set-Cookie: b=2; Path=/x',
  ]);
  const second = await answers('200 OK', ['Content-Type: text/html'], '<p>log in</p>');
  await going;
  expect(first).toMatch(/^GET \/admin\/ HTTP\/1\.1\r\n/);
  expect(first).not.toContain('Cookie');
  expect(second).toContain('\r\nCookie: a=1\r\n');
  expect(state().runs.map(({ request }) => request.target)).toEqual(['/admin/', '/login?next=/admin/']);
  expect(state().shown).toBe(state().runs[1]?.id);
  expect(tab()).toMatchObject({ busy: false, says: null, page: { target: '/login?next=/admin/', status: '200 OK' } });
  expect(
    tab().hops.map(({ status, sent, kept }) => [status, sent.map(({ name, sent }) => `${name} ${sent}`), kept.length]),
  ).toEqual([
    ['302 Found', [], 2],
    ['200 OK', ['b false', 'a true'], 0],
  ]);
});

test('a form is sent with its origin and the page it is on, and what redirects it is asked for with GET', async () => {
  const { state, tab, answers } = opened();
  const body = { type: 'application/x-www-form-urlencoded', bytes: new TextEncoder().encode('a=b') };
  const going = state().visit(visit('/add', { method: 'POST', body, from: '/form' }));
  expect(await answers('303 See Other', ['Location: /list'])).toBe(
    'POST /add HTTP/1.1\r\nHost: localhost:8000\r\nAccept: text/html,application/xhtml+xml,*/*;q=0.8\r\n' +
      'Referer: http://localhost:8000/form\r\nOrigin: http://localhost:8000\r\n' +
      'Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 3\r\n\r\na=b',
  );
  expect(await answers('200 OK')).toMatch(/^GET \/list (?:(?!Content|Origin)[\s\S])*$/);
  await going;
  expect(tab().page?.target).toBe('/list');
});

test('what redirects in a circle is given up, and the circle told', async () => {
  const { state, tab, answers } = opened();
  const going = state().visit(visit('/a'));
  for (let nth = 0; nth <= 20; nth += 1) await answers('302 Found', [`Location: ${nth % 2 === 0 ? '/b' : '/a'}`]);
  await going;
  expect(state().runs.length).toBe(20);
  expect(tab().hops.length).toBe(21);
  expect(tab().says).toBe(
    'It sends on and on: a browser gives up after 20 redirects. GET /a → GET /b → GET /a → GET /b goes in a circle.',
  );
});

test('back and forward ask again; what answered a form is shown as it was', async () => {
  const { state, tab, answers, told } = opened();
  for (const [target, method] of [
    ['/a', 'GET'],
    ['/b', 'POST'],
    ['/c', 'GET'],
  ] as const) {
    const going = state().visit(visit(target, { method }));
    await answers('200 OK', [], target);
    await going;
  }
  await state().goTo('before');
  expect(told.asked.length).toBe(3);
  expect(tab()).toMatchObject({ page: { target: '/b' }, says: expect.stringContaining('nothing was sent') });
  const going = state().goTo('before');
  expect(await answers('200 OK')).toMatch(/^GET \/a /);
  await going;
  expect(tab()).toMatchObject({ page: { target: '/a' }, before: [], after: [{ target: '/b' }, { target: '/c' }] });
});

test('a new visit leaves the one under way behind', async () => {
  const { state, tab, told, answers } = opened();
  const slow = state().visit(visit('/slow'));
  await expect.poll(() => told.asked.length).toBe(1);
  const quick = state().visit(visit('/quick'));
  await expect.poll(() => told.asked.length).toBe(2);
  told.asked[1]?.answer({ raw: answer('200 OK', [], 'quick') });
  await quick;
  told.asked[0]?.answer({ raw: answer('200 OK', [], 'slow') });
  await slow;
  expect(tab().page?.target).toBe('/quick');
  expect(answers).toBeDefined();
});

test('what can’t be shown is told, and the page stays', async () => {
  const { state, tab, answers, told } = opened();
  const going = state().visit(visit('/a'));
  await answers('200 OK');
  await going;
  const nothing = state().visit(visit('/b'));
  await answers('204 No Content');
  await nothing;
  expect(tab()).toMatchObject({
    page: { target: '/a' },
    says: '204 No Content: nothing to show, so a browser stays where it is.',
  });
  const broken = state().visit(visit('/c'));
  await expect.poll(() => told.asked.length).toBe(3);
  told.asked[2]?.failToStart('It has a mistake.');
  await broken;
  expect(tab()).toMatchObject({ page: { target: '/a' }, says: 'It has a mistake.', busy: false });
});

test('files of a page are asked quietly, once, and kept until something is edited', async () => {
  const { state, told, answers } = opened();
  const first = state().fileOf('/static/a.css');
  await answers('200 OK', ['Content-Type: text/css'], 'p {}');
  expect(await first).toMatchObject({ status: '200 OK', contentType: 'text/css', cached: false });
  expect(told.asked[0]?.quiet).toBe(true);
  expect(state().runs).toEqual([]);
  expect(await state().fileOf('/static/a.css')).toMatchObject({ cached: true });
  state().editFile('app.py', 'other');
  const again = state().fileOf('/static/a.css');
  await answers('404 Not Found');
  expect(await again).toMatchObject({ status: '404 Not Found', cached: false });
});

test('a page’s script may set cookies, but none that is HttpOnly; what it keeps is bounded; the jar can be emptied', async () => {
  const { state, tab, answers } = opened();
  const going = state().visit(visit('/'));
  await answers('200 OK', ['Set-Cookie: sessionid=1; HttpOnly; Path=/']);
  await going;
  for (const cookie of ['sessionid=2; Path=/', 'x=1; HttpOnly', 'theme=dark', '']) state().heardFromPage({ cookie });
  state().heardFromPage({ stored: { 'localStorage:a': 'b' } });
  state().heardFromPage({ stored: { 'localStorage:a': 'x'.repeat(200_000) } });
  await expect.poll(() => tab().jar.map(({ name, value }) => `${name}=${value}`)).toEqual(['sessionid=1', 'theme=dark']);
  expect(tab().stored).toEqual({ 'localStorage:a': 'b' });
  state().emptyJar();
  await expect.poll(() => tab().jar).toEqual([]);
});
