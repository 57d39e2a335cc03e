// What is made of a recording of Django's: the table of hooks, what each layer changed, and in which words it is told.
import { describe, expect, test } from 'vitest';
import { goldenRecording } from '../testing/golden.node.ts';
import { changesAt } from './changes.ts';
import { HOOK_COLUMNS, hookStepAt, hookTableOf } from './hook-table.ts';
import { hopsOf } from './hops.ts';
import type { Recording } from './recording.ts';
import { verdictsOf } from './referee/verdicts.ts';
import { plain } from './say.ts';
import { sentenceAt } from './sentence.ts';

const hooks = goldenRecording('django-hooks');
const exception = goldenRecording('django-exception');

const table = (recording: Recording): string[] =>
  (hookTableOf(recording) ?? []).map(({ name, used, cells }) => {
    const told = HOOK_COLUMNS.flatMap((column) => {
      const cell = cells[column];
      return cell === undefined ? [] : [`${column} ${cell.step}: ${cell.gave}`];
    });
    return [used ? name : `(${name})`, ...told].join(', ');
  });
const told = (recording: Recording): string[] => hopsOf(recording).map((cursor) => plain(sentenceAt(recording, cursor)));

describe('the table of hooks', () => {
  test('has a row for each entry of MIDDLEWARE, used or not, and numbers what ran', () => {
    expect(table(hooks)).toMatchInlineSnapshot(`
      [
        "Old, before 1: None, process_view 3: None, process_template_response 5: 200, after 7: 200",
        "(Unused)",
        "new, before 2: on, after 6: 200",
        "page, view 4: 200",
      ]
    `);
  });
  test('shows where an exception went, and that it became a response', () => {
    expect(table(exception)).toMatchInlineSnapshot(`
      [
        "outer, before 1: on, after 6: 403",
        "Watch, before 2: on, process_exception 4: None, after 5: 403",
        "shut, view 3: PermissionDenied",
      ]
    `);
  });
  test('the step under way is the last that has begun, and none once Django has answered', () => {
    expect(hopsOf(hooks).map((cursor) => hookStepAt(hooks, cursor))).toMatchInlineSnapshot(`
      [
        0,
        0,
        1,
        2,
        3,
        4,
        4,
        5,
        6,
        7,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
      ]
    `);
  });
});

test('each hop is told in a sentence', () => {
  expect(told(hooks)).toMatchInlineSnapshot(`
    [
      "The client asks for \`GET /\`; wsgiref has read 40 bytes.",
      "wsgiref makes an environ of 27 keys from the request and calls \`WSGIHandler\`.",
      "\`WSGIHandler\` makes a \`WSGIRequest\` of 8 attributes from environ and hands it to \`Old\`, the outermost of \`MIDDLEWARE\`.",
      "\`Old\` hands the request to \`new\`, with \`color\` set to \`'red'\`.",
      "\`Old.process_view\` runs and gives \`None\`: Django goes on.",
      "Behind \`new\`, the innermost of \`MIDDLEWARE\`, Django calls the view \`page\`, with \`resolver_match\` now \`<ResolverMatch>\` and with \`size\` set to \`1\`.",
      "\`page\` returns to \`new\` a \`Late\`, 200, not rendered yet.",
      "\`Old.process_template_response\` runs and gives a \`Late\`, 200, not rendered yet.",
      "\`new\` hands the response on to \`Old\`, with \`Set-Cookie: seen=yes\` added and with its body changed from \`not rendered yet\` to \`4 B\`.",
      "\`Old\` hands the response on to \`WSGIHandler\`, with \`X-Old: 1\` added.",
      "\`WSGIHandler\` calls \`start_response('200 OK', …)\`; wsgiref has status and headers.",
      "\`WSGIHandler\` hands on to wsgiref, as a body, the response that \`Old\` gave it.",
      "wsgiref asks \`WSGIHandler\` for its first chunk with \`next()\`.",
      "\`WSGIHandler\` gives its first chunk, 4 bytes, to wsgiref.",
      "wsgiref sends \`200 OK\` with 5 headers and 4 bytes of body. It has added \`Date\` and \`Server\` and replaced \`Set-Cookie\`. That is the whole response.",
      "wsgiref asks \`WSGIHandler\` for its second chunk with \`next()\`.",
      "\`WSGIHandler\` has no more chunks for wsgiref.",
      "wsgiref calls \`close()\` on the body that \`WSGIHandler\` made.",
    ]
  `);
  expect(told(exception)).toMatchInlineSnapshot(`
    [
      "The client asks for \`GET /\`; wsgiref has read 40 bytes.",
      "wsgiref makes an environ of 27 keys from the request and calls \`WSGIHandler\`.",
      "\`WSGIHandler\` makes a \`WSGIRequest\` of 8 attributes from environ and hands it to \`outer\`, the outermost of \`MIDDLEWARE\`.",
      "\`outer\` hands the request to \`Watch\`, as it came.",
      "Behind \`Watch\`, the innermost of \`MIDDLEWARE\`, Django calls the view \`shut\`, with \`resolver_match\` now \`<ResolverMatch>\`.",
      "\`shut\` raises \`PermissionDenied: not for you\` on line 36 and gives \`Watch\` no answer.",
      "\`Watch.process_exception\` runs and gives \`None\`: the exception goes on.",
      "Django makes an \`HttpResponseForbidden\`, 403, 135 bytes, of the \`PermissionDenied\`: \`not for you\`. \`Watch\` gets that response, and never sees the exception.",
      "\`Watch\` hands the response on to \`outer\`, as it came.",
      "\`outer\` hands the response on to \`WSGIHandler\`, with \`X-Saw: 403\` added.",
      "\`WSGIHandler\` calls \`start_response('403 Forbidden', …)\`; wsgiref has status and headers.",
      "\`WSGIHandler\` hands on to wsgiref, as a body, the response that \`outer\` gave it.",
      "wsgiref asks \`WSGIHandler\` for its first chunk with \`next()\`.",
      "\`WSGIHandler\` gives its first chunk, 135 bytes, to wsgiref.",
      "wsgiref sends \`403 Forbidden\` with 4 headers and 135 bytes of body. It has added \`Date\` and \`Server\`. That is the whole response.",
      "wsgiref asks \`WSGIHandler\` for its second chunk with \`next()\`.",
      "\`WSGIHandler\` has no more chunks for wsgiref.",
      "wsgiref calls \`close()\` on the body that \`WSGIHandler\` made.",
    ]
  `);
});

test('a layer that changed nothing has changed nothing; the others say what', () => {
  const changes = hopsOf(hooks).map((cursor) => {
    const said = changesAt(hooks, cursor).map(({ sign, key, was = '', now = '' }) => `${sign}${key} ${was}>${now}`);
    return `${hooks.events[cursor]?.type}: ${said.join(', ')}`;
  });
  expect(changes).toMatchInlineSnapshot(`
    [
      "received: GET >/",
      "call: environ >27 keys",
      "call: WSGIRequest >8 attributes",
      "call: +color >'red'",
      "hook: ~resolver_match None><ResolverMatch>, +size >1",
      "call: ~resolver_match None><ResolverMatch>, +size >1",
      "return: status >200, +Content-Type >text/html; charset=utf-8, body >Late",
      "hook: ",
      "return: +Set-Cookie >seen=yes, ~body not rendered yet>4 B",
      "return: +X-Old >1",
      "start_response: status >200 OK, +Content-Type >text/html; charset=utf-8, +X-Old >1, +Set-Cookie > seen=yes; Path=/",
      "return: ",
      "next: ",
      "chunk: chunk 1 >4 B",
      "sent: sent >177 B, +Date >Thu, 01 Jan 1970 00:00:00 GMT, +Server >WSGIServer/0.2 CPython/3.x, ~Set-Cookie  seen=yes; Path=/>seen=yes; Path=/",
      "next: ",
      "stop: ",
      "close: ",
    ]
  `);
});

test('WSGI has no rule for what Django’s layers hand to each other', () => {
  expect([...verdictsOf(hooks), ...verdictsOf(exception)].map(({ rule, cursor }) => `${rule.id} ${cursor}`)).toEqual([]);
});
