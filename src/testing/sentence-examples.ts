// Recordings for tests of sentences, and one example for every type of event with the sentence that it gets.

import type { EventType } from '../trace/event.ts';
import type { Recording } from '../trace/recording.ts';
import { environOf } from './samples.ts';
import { record } from './trace-builder.ts';

const CONNECTION = { receiver: 'stamp', module: 'app', def: { file: 'app.py', line: 2 }, of: 1, weak: true };

export const app = () =>
  record('wsgiref', 'app app.py:1')
    .received('GET / HTTP/1.0\r\n\r\n')
    .call('app', { environ: environOf('/') });
export const pair = () =>
  record('wsgiref', 'Outer app.py:1', 'app app.py:9')
    .received('GET / HTTP/1.0\r\n\r\n')
    .call('Outer', { environ: environOf('/') })
    .call('app');

/** One example for every type of event. A type that is missing here is a compile error. */
export const examples: Record<EventType, [Recording, string]> = {
  received: [
    record('wsgiref').received('GET /a HTTP/1.0\r\n\r\n').end(),
    'The client asks for `GET /a`; wsgiref has read 19 bytes.',
  ],
  call: [
    record('wsgiref', 'app').call('app', { lazy: true }).end(),
    'wsgiref makes an environ of 2 keys from the request and calls `app`.',
  ],
  enter: [app().end(), 'The code of `app` begins.'],
  start_response: [
    app().startResponse('app', '200 OK').end(),
    "`app` calls `start_response('200 OK', …)`; wsgiref has status and headers.",
  ],
  write: [
    app().startResponse('app', '200 OK').write('app', 'early').end(),
    '`app` pushes 5 bytes to wsgiref with `write()`, before its call returns.',
  ],
  return: [app().returns('app', ['a', 'bc']).end(), '`app` returns a list of 2 chunks, 3 bytes, to wsgiref.'],
  next: [app().returns('app', { kind: 'generator' }).next('app').end(), 'wsgiref asks `app` for its first chunk with `next()`.'],
  chunk: [
    app().returns('app', { kind: 'generator' }).pulls('app', 'x').end(),
    '`app` yields its first chunk, 1 byte, to wsgiref.',
  ],
  drain: [
    pair().returns('app', ['a', 'b']).drain('app', 'Outer', 2).end(),
    '`Outer` takes 2 chunks at once from the list that `app` made.',
  ],
  stop: [app().returns('app', { kind: 'generator' }).next('app').stop('app').end(), '`app` has no more chunks for wsgiref.'],
  close: [app().returns('app', { kind: 'generator' }).close('app').end(), 'wsgiref calls `close()` on the body that `app` made.'],
  raise: [
    app().raises('app', 1, 'ValueError', 'no', { line: 4 }).end(),
    '`app` raises `ValueError: no` on line 4 and gives wsgiref no answer.',
  ],
  catch: [
    pair().raises('app', 1, 'ValueError', 'no', { line: 12 }).catches('Outer', 1).end(),
    '`Outer` catches the `ValueError` that `app` raised on line 12. Nothing has been sent yet, so another answer is still possible.',
  ],
  hook: [
    app().tells('app', { type: 'hook', name: 'process_view', gave: 'none' }).end(),
    '`app.process_view` runs and gives `None`: Django goes on.',
  ],
  middleware: [
    app()
      .tells('app', {
        type: 'middleware',
        entries: [
          { path: 'shop.Auth', used: true },
          { path: 'shop.Debug', used: false },
        ],
      })
      .end(),
    'Django has made its stack of the 2 entries of `MIDDLEWARE`; `Debug` is not used (`MiddlewareNotUsed`).',
  ],
  query: [
    app().tells('app', { type: 'query', sql: 'SELECT 1', ms: 0.25, rows: null }, 7).end(),
    'For `app`, the database runs `SELECT 1` (app.py, line 7): 0.25 ms.',
  ],
  signal: [
    app()
      .tells('app', {
        type: 'signal',
        name: 'pre_save',
        sender: 'Visit',
        calls: [{ receiver: 'stamp', gave: { type: 'NoneType', text: 'None' } }],
      })
      .end(),
    'In `app`, the signal `pre_save` of `Visit` calls `stamp`, which gives `None`.',
  ],
  connect: [
    app()
      .tells('app', { type: 'connect', ...CONNECTION, signal: 'pre_save', sender: 'Visit' }, 4)
      .end(),
    '`stamp` is connected to `pre_save` of `Visit` (app.py, line 4).',
  ],
  wiring: [
    app()
      .tells('app', { type: 'wiring', signals: [{ name: 'pre_save', wires: [{ ...CONNECTION, wire: 1, sender: null }] }] })
      .end(),
    '1 receiver of 1 signal is connected now.',
  ],
  registry: [
    record('wsgiref')
      .tellsOfStart({ type: 'registry', ready: 'models', entries: ['shop'], apps: [] })
      .end(),
    'Django’s registry has 0 applications and 0 models: a ready() has not come to its end.',
  ],
  note: [app().closesInput('app', 4).end(), "`app` closes `wsgi.input` (app.py, line 4); it is the server's."],
  read: [app().reads('app', 1024, 10).end(), '`app` reads from `wsgi.input`, asking for 1,024 bytes, and gets 10 bytes.'],
  print: [app().prints('app', 'stdout', 'hi\n').end(), '`app` prints `hi` to stdout.'],
  wait: [app().waits('app', 'sleep', 3000.2).end(), '`app` sleeps for 3,000 ms; the process does nothing else meanwhile.'],
  open: [app().open('app', 1, 'greet', 7, { name: 'Ada' }).end(), "In `app`, `greet()` begins (app.py, line 7); `name = 'Ada'`."],
  line: [app().line('app', 1, 8, { n: 2 }).end(), 'In `app`, line 8 of app.py is about to run; `n = 2`.'],
  leave: [
    app().open('app', 1, 'greet', 7).leave('app', 1, 8, { value: 'hi' }).end(),
    "In `app`, `greet()` returns `'hi'` (app.py, line 8).",
  ],
  import: [record('wsgiref').imports('shop.views', 'shop/views.py').end(), 'The module `shop.views` is imported.'],
  phase: [
    record('wsgiref').phase('config', 'shop.apps.ShopConfig').end(),
    'Phase one: of the entry `shop.apps.ShopConfig` of `INSTALLED_APPS` Django makes an application.',
  ],
  sent: [
    app().startResponse('app', '204 No Content').sent(['server', 'HTTP/1.0 204 No Content\r\n'], ['server', '\r\n']).end(),
    'wsgiref sends `204 No Content` with 0 headers. That is the whole response.',
  ],
  cut: [
    app().cut('lines', 10_000, 41_804).end(),
    'From here on lines are no longer recorded: 10,000 of 41,804 were kept, the program itself ran on.',
  ],
  exit: [
    app().exit(3).end('exited'),
    'The program ends the process in `app`, with exit code 3; a server has to start another one.',
  ],
};
