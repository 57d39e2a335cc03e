// What is around the response: how the server started, what became of the connection and of the process, environ, and the logs.
import type { ConnectionEnd, EnvironDump, Logs } from '../../runner/runner.ts';
import { counted } from '../../trace/words.ts';
import type { ServerAnswer } from './answer.ts';
import { absent, type Cell, cell, type Draft } from './draft.ts';
import { valuesOf } from './response.ts';
import { differsEachTime, sameLog } from './same.ts';

/** What became of the connection, in words for the client’s side. */
export const END_WORDS: Record<ConnectionEnd, string> = {
  'kept-open': 'stays open',
  closed: 'closed by the server',
  timeout: 'the client gave up waiting',
  reset: 'reset by the server',
  left: 'the client hung up',
};

export function aroundDrafts(answers: readonly ServerAnswer[]): readonly Draft[] {
  return [...startDrafts(answers), ...connectionDrafts(answers), ...environDrafts(answers), ...logDrafts(answers)];
}

function startDrafts(answers: readonly ServerAnswer[]): readonly Draft[] {
  const cells = answers.map(({ notStarted, exited, stopped }): Cell => {
    if (stopped !== null) return cell('stopped', 'stopped', stopped);
    if (notStarted === null) return cell('ready');
    // Who did not start for another reason is another case.
    return cell(exited === null ? 'did not start' : `gave up, exit code ${exited}`, `${exited} ${notStarted}`, notStarted);
  });
  return [{ id: 'start', group: 'start', what: 'Ready for requests', cells }];
}

function connectionDrafts(answers: readonly ServerAnswer[]): readonly Draft[] {
  const asked = (of: (answer: ServerAnswer) => Cell | null) => answers.map((answer) => (answer.end === null ? null : of(answer)));
  const header = (answer: ServerAnswer): Cell | null => {
    if (answer.response === null || answer.response.statusLine === null) return null;
    const values = [...valuesOf(answer.response, 'connection'), ...valuesOf(answer.response, 'keep-alive')];
    return values.length === 0 ? absent('not sent') : cell(values.join(', '), values.join(', ').toLowerCase());
  };
  return [
    { id: 'end', group: 'connection', what: 'Afterwards', cells: asked(({ end }) => cell(END_WORDS[end ?? 'closed'])) },
    { id: 'header connection', group: 'connection', what: 'Connection header', cells: answers.map(header) },
    {
      id: 'exit',
      group: 'connection',
      what: 'Its process',
      cells: asked(({ exited }) => (exited === null ? cell('lives on') : cell(`ended, exit code ${exited}`, 'ended'))),
    },
  ];
}

function environDrafts(answers: readonly ServerAnswer[]): readonly Draft[] {
  const called = answers.some((answer) => answer.environ !== null);
  const calls = answers.map(({ end, environ }) =>
    end === null ? null : environ === null ? absent('not called') : cell('called'),
  );
  const keys = [...new Set(answers.flatMap((answer) => Object.keys(answer.environ ?? {})))].sort();
  const rows = keys.map((key): Draft => {
    const cells = answers.map(({ environ }) => (environ === null ? null : environCell(environ, key)));
    return { id: `environ ${key}`, group: 'environ', what: key, cells };
  });
  return called ? [{ id: 'called', group: 'environ', what: 'The application', cells: calls }, ...rows] : [];
}

function environCell(environ: EnvironDump, key: string): Cell {
  const found = Object.hasOwn(environ, key) ? environ[key] : undefined;
  if (found === undefined) return absent('not there');
  const [type, value] = found;
  if (differsEachTime(key)) return cell(String(value), `${type} <each time>`);
  // Values that JSON does not have are told by their types alone.
  if (value === null) return cell(type, `type ${type}`);
  const text = typeof value === 'string' && type === 'str' ? `'${value}'` : pythonOf(type, value);
  return cell(text === "''" ? "'' (empty)" : text, `${type} ${JSON.stringify(value)}`);
}

function pythonOf(type: string, value: string | number | boolean): string {
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (type === 'bytes') return `b'${value}'`;
  return String(value);
}

function logDrafts(answers: readonly ServerAnswer[]): readonly Draft[] {
  // One that was never asked had nothing to log.
  const during = answers.map(({ end, log }) => (end === null ? null : logCell(log)));
  return [
    { id: 'log', group: 'log', what: 'Over the request', cells: during },
    { id: 'start log', group: 'log', what: 'At its start', cells: answers.map(({ startLog }) => logCell(startLog)) },
  ];
}

/** Which files gained how much, and all of it when it is opened. */
function logCell(log: Logs): Cell {
  const files = Object.entries(log).filter(([, text]) => text !== '');
  if (files.length === 0) return absent('nothing');
  const lines = (text: string) => counted(text.replace(/\n$/, '').split('\n').length, 'line');
  const text = files.map(([name, written]) => `${name}: ${lines(written)}`).join(', ');
  const full = files.map(([name, written]) => `${name}\n${written.replace(/\n$/, '')}`).join('\n\n');
  return cell(text, sameLog(full), full);
}
