import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { readRequest, type ServerAnswer } from '../../servers/compare/answer.ts';
import { compare } from '../../servers/compare/compare.ts';
import { readResponse } from '../../servers/compare/response.ts';
import { DifferenceList } from './difference-list.tsx';
import { DifferenceTable } from './difference-table.tsx';
import { variantsOf } from './row-parts.tsx';

const request = readRequest('GET / HTTP/1.1\r\nHost: localhost:8000\r\n\r\n');
function answer(name: ServerAnswer['name'], raw: string): ServerAnswer {
  const nothing = { notStarted: null, environ: null, log: {}, startLog: {}, exited: null, stopped: null, handed: null };
  return { name, choice: { name }, raw, response: readResponse(raw, 'GET'), end: 'closed', ...nothing };
}
const answers = [
  answer('wsgiref', 'HTTP/1.0 200 OK\r\nX-A: 1\r\n\r\n'),
  answer('gunicorn', 'HTTP/1.1 200 OK\r\nX-A: 1\r\n\r\n'),
  answer('uwsgi', 'HTTP/1.1 200 OK\r\nX-A: 2\r\n\r\n'),
];
const { groups } = compare(answers, request);
const columns = [...answers.map(({ name }, answer) => ({ name, answer })), { name: 'waitress' as const, answer: null }];
const rows = new Map(groups.flatMap((group) => group.rows.map((row) => [row.id, row])));

test('values are put together with the servers that have them, the most common one first', () => {
  const row = rows.get('version');
  if (!row) throw new Error('the version differs');
  expect(variantsOf(row, answers).map(({ names, cell }) => [names, cell.text])).toEqual([
    [['gunicorn', 'uwsgi'], 'HTTP/1.1'],
    [['wsgiref'], 'HTTP/1.0'],
  ]);
});

test('the table has a column for each server that was asked, and says which of them is still to answer', () => {
  const html = renderToStaticMarkup(createElement(DifferenceTable, { answers, columns, running: true, groups }));
  expect(html.match(/<th scope="col">.*?<\/th>/g)?.map((head) => head.replace(/<[^>]+>/g, ' ').trim())).toEqual([
    'wsgiref answered',
    'gunicorn answered',
    'uWSGI answered',
    'waitress starting',
  ]);
  expect(html).toContain('wsgiref always answers as HTTP/1.0, whatever the client speaks.');
});

test('where there is no room for columns, each value stands beside its servers, and the sentence under them', () => {
  const html = renderToStaticMarkup(createElement(DifferenceList, { answers, columns, running: false, groups }));
  expect(html).toContain('<dt>gunicorn and uWSGI</dt>');
  expect(html).toContain('wsgiref always answers as HTTP/1.0, whatever the client speaks.');
});
