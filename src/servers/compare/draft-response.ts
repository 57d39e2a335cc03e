// The response, thing by thing: status line, headers, framing, body.
import { maskText } from '../../trace/mask.ts';
import { counted } from '../../trace/words.ts';
import type { ServerAnswer } from './answer.ts';
import { absent, type Cell, cell, type Draft } from './draft.ts';
import { type ReadResponse, valuesOf } from './response.ts';
import { sameBody, sameCookie, shortCookie } from './same.ts';

/** They tell where the body ends and what becomes of the connection: they have rows of their own. */
const ELSEWHERE: ReadonlySet<string> = new Set(['content-length', 'transfer-encoding', 'connection', 'keep-alive']);

export function responseDrafts(answers: readonly ServerAnswer[]): readonly Draft[] {
  return [...statusDrafts(answers), ...headerDrafts(answers), ...framingDrafts(answers), bodyDraft(answers)];
}

/** Only those that sent a response have something there. */
const ofResponses = (answers: readonly ServerAnswer[], of: (response: ReadResponse, answer: ServerAnswer) => Cell | null) =>
  answers.map((answer) => (answer.response === null ? null : of(answer.response, answer)));

function statusDrafts(answers: readonly ServerAnswer[]): readonly Draft[] {
  const status = answers.map((answer): Cell | null => {
    if (answer.end === null) return null;
    if (answer.response === null) return absent('no response');
    return answer.response.statusLine === null ? absent('no status line') : cell(answer.response.status);
  });
  const withLine = (of: (response: ReadResponse) => Cell | null) =>
    ofResponses(answers, (response) => (response.statusLine === null ? null : of(response)));
  return [
    { id: 'version', group: 'status', what: 'HTTP version', cells: withLine(({ version }) => cell(version)) },
    { id: 'status', group: 'status', what: 'Status', cells: status },
    {
      id: 'interim',
      group: 'status',
      what: 'Before it',
      cells: withLine(({ interim }) => (interim.length === 0 ? absent('nothing') : cell(interim.join(', ')))),
    },
  ];
}

function headerDrafts(answers: readonly ServerAnswer[]): readonly Draft[] {
  const withHead = (of: (response: ReadResponse) => Cell | null) =>
    ofResponses(answers, (response) => (response.statusLine === null ? null : of(response)));
  const written = new Map<string, string>();
  for (const { response } of answers) {
    for (const [name] of response?.headers ?? []) {
      if (!written.has(name.toLowerCase())) written.set(name.toLowerCase(), name);
    }
  }
  const names = [...written.keys()].filter((name) => !ELSEWHERE.has(name));
  const rows = names.map((name): Draft => {
    const cells = withHead((response) => {
      const values = valuesOf(response, name);
      if (values.length === 0) return absent('not sent');
      const isCookie = name === 'set-cookie';
      // A date is a date, whatever it says.
      const key = name === 'date' ? 'a date' : values.map(isCookie ? sameCookie : maskText).join('\n');
      return cell((isCookie ? values.map(shortCookie) : values).join(' · '), `=${key}`, values.join('\n'));
    });
    return { id: `header ${name}`, group: 'headers', what: written.get(name) ?? name, cells };
  });
  return [...rows, spellingDraft(withHead), orderDraft(answers, withHead)];
}

type WithHead = (of: (response: ReadResponse) => Cell | null) => readonly (Cell | null)[];

/** RFC 9110, 5.1: names are the same however they are spelled; what is spelled differently is worth a look all the same. */
function spellingDraft(withHead: WithHead): Draft {
  const spelled = new Map<string, Set<string>>();
  withHead((response) => {
    for (const [name] of response.headers) {
      const known = spelled.get(name.toLowerCase()) ?? new Set();
      spelled.set(name.toLowerCase(), known.add(name));
    }
    return null;
  });
  const several = new Set([...spelled].filter(([, ways]) => ways.size > 1).map(([name]) => name));
  const cells = withHead(({ headers }) => {
    const names = [...new Set(headers.map(([name]) => name).filter((name) => several.has(name.toLowerCase())))].sort();
    return names.length === 0 ? null : cell(names.join(', '));
  });
  return { id: 'spelling', group: 'headers', what: 'Spelling of names', cells };
}

/** In which order: compared by the names that all of them sent. */
function orderDraft(answers: readonly ServerAnswer[], withHead: WithHead): Draft {
  const heads = answers.flatMap(({ response }) => (response === null || response.statusLine === null ? [] : [response]));
  const inAll = (name: string) => heads.every((response) => valuesOf(response, name).length > 0);
  const cells = withHead(({ headers }) => {
    const names = headers.map(([name]) => name);
    const common = names.map((name) => name.toLowerCase()).filter((name, at, all) => inAll(name) && all.indexOf(name) === at);
    return names.length === 0 ? null : cell(names.join(', '), common.join(', '));
  });
  return { id: 'order', group: 'headers', what: 'Order', cells };
}

function framingDrafts(answers: readonly ServerAnswer[]): readonly Draft[] {
  const isEmpty = ({ body, framing }: ReadResponse) => framing === 'none' || body === '';
  const framing = ofResponses(answers, (response) =>
    response.statusLine === null ? absent('nothing tells it') : cell(framingInWords(response), framingKey(response)),
  );
  const whole = ofResponses(answers, (response) => {
    if (response.statusLine === null || (response.framing === 'close' && isEmpty(response))) return null;
    return response.cut ? cell(missingInWords(response), 'cut') : cell('all that was promised', 'whole');
  });
  const stray = ofResponses(answers, ({ rest }) => (rest === '' ? absent('nothing') : cell(preview(rest), rest, rest)));
  return [
    { id: 'framing', group: 'framing', what: 'Where the body ends', cells: framing },
    { id: 'whole', group: 'framing', what: 'Is it whole?', cells: whole },
    { id: 'stray', group: 'framing', what: 'Behind its end', cells: stray },
    { id: 'head end', group: 'framing', what: 'Where the headers end', cells: ofResponses(answers, headEnd) },
  ];
}

const headEnd = ({ oddHead }: ReadResponse): Cell => (oddHead ? cell('an odd line end, \\r\\n\\n') : cell('an empty line'));

function framingInWords({ framing, length, chunks, code, headers }: ReadResponse): string {
  if (framing === 'length') return `Content-Length: ${length}`;
  if (framing === 'chunked') return `chunked, ${counted(chunks.length, 'chunk')}`;
  if (framing === 'close') return 'the connection’s end';
  const told = headers.find(([name]) => /^(?:content-length|transfer-encoding)$/i.test(name));
  return `no body after ${code === 204 || code === 304 || (code ?? 200) < 200 ? code : 'HEAD'}${told ? `, but ${told.join(': ')}` : ''}`;
}

/** How a chunked body is cut into chunks may differ from one time to the next (mod_wsgi’s daemon mode), and a length follows from the body:
 *  neither is compared. */
function framingKey(response: ReadResponse): string {
  const { framing } = response;
  return framing === 'chunked' || framing === 'length' ? framing : framingInWords(response);
}

function missingInWords({ framing, length, body }: ReadResponse): string {
  if (framing === 'length') return `${(length ?? 0) - body.length} of ${length} bytes missing`;
  return framing === 'chunked' ? 'the last chunk is missing' : 'the head is cut off';
}

function bodyDraft(answers: readonly ServerAnswer[]): Draft {
  const cells = ofResponses(answers, ({ body, framing }, answer) => {
    if (framing === 'none') return absent('none');
    if (body === '') return cell('empty', '');
    return cell(`${counted(body.length, 'byte')}: ${preview(body)}`, sameBody(body, answer), shown(body));
  });
  return { id: 'body', group: 'body', what: 'Body', cells };
}

const PREVIEWED = 60;
const FULL = 4000;

function preview(latin1: string): string {
  const line = shown(latin1.slice(0, PREVIEWED * 4))
    .replace(/\s+/g, ' ')
    .trim();
  return line.length > PREVIEWED ? `${line.slice(0, PREVIEWED - 1)}…` : line;
}

/** As text where it is UTF-8, else byte by byte. */
function shown(latin1: string): string {
  const bytes = Uint8Array.from(latin1.slice(0, FULL), (character) => character.charCodeAt(0));
  const more = latin1.length > FULL ? `\n… ${counted(latin1.length - FULL, 'byte')} more` : '';
  return new TextDecoder().decode(bytes) + more;
}
