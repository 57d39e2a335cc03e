// Rules about the status: its form, and what may not be in it.
import { wrongStatus } from '../fault-contract.ts';
import { at, code, quoted, say, who } from '../say.ts';
import { isHandedOn, type Start, startsOf } from './facts.ts';
import { firstOutside, isControl } from './text.ts';
import { type Breach, type Rule, SECTIONS } from './verdict.ts';

/** One breach where `says` has something to say of a status that no inner layer gave before. */
function statusRule(rule: Omit<Rule, 'find' | 'towards'>, judge: (start: Start, breach: StartBreach) => Breach | null): Rule {
  return {
    ...rule,
    towards: 'server',
    find: (recording) =>
      startsOf(recording).flatMap((start) => {
        if (start.span === null || isHandedOn(recording, start, (inner) => isSame(inner.status, start.status))) return [];
        const layer = who(recording, start.span);
        const breach = judge(start, (says, fix) => ({ span: start.span ?? 0, cursor: start.cursor, says: says(layer), fix }));
        return breach ?? [];
      }),
  };
}
type StartBreach = (says: (layer: ReturnType<typeof who>) => Breach['says'], fix: Breach['fix']) => Breach;

const isSame = (a: Start['status'], b: Start['status']): boolean =>
  typeof a === 'string' || typeof b === 'string' ? a === b : a.type === b.type && a.text === b.text;

const EXAMPLE = say`${code("start_response('200 OK', headers)")}`;

export const statusRules: readonly Rule[] = [
  statusRule({ id: 'status-form', name: "The status is a str like '200 OK'", section: SECTIONS.start }, (start, breach) => {
    const isBytes = typeof start.status !== 'string' && start.status.type === 'bytes';
    // A bare code with a space is what HTTP allows, too: the reason may be empty.
    if (typeof start.status === 'string' && /^\d{3} /.test(start.status)) return null;
    const fix = isBytes ? say`Leave the ${code('b')} away: ${EXAMPLE}.` : say`Write ${EXAMPLE}.`;
    return breach((layer) => wrongStatus(layer, start.status, at(start.place)) ?? [], fix);
  }),
  statusRule(
    { id: 'status-space', name: 'One space is in the status, and none around it', section: SECTIONS.start },
    (start, breach) => {
      if (typeof start.status !== 'string' || !/^\d{3} ( |.*\S +$)/.test(start.status)) return null;
      const status = code(quoted(start.status));
      return breach(
        (layer) =>
          say`A status is a code, one space and a reason, and ${layer} gives ${status}${at(start.place)}, with a space too many.`,
        say`Write ${code(quoted(start.status.trim().replace(/^(\d{3}) +/, '$1 ')))}.`,
      );
    },
  ),
  statusRule(
    { id: 'status-code', name: 'The code of a status is between 100 and 599', section: SECTIONS.statusCode },
    (start, breach) => {
      if (typeof start.status !== 'string' || !/^[06-9]\d\d /.test(start.status)) return null;
      const number = start.status.slice(0, 3);
      return breach(
        (layer) =>
          say`${layer} answers ${code(number)}${at(start.place)}: the first digit says of which kind an answer is, there are five kinds, and no client knows this one.`,
        say`Take the code of the kind that is meant: ${code('2xx')} it worked, ${code('4xx')} the client's mistake, ${code('5xx')} yours.`,
      );
    },
  ),
  statusRule(
    { id: 'status-interim', name: 'Interim answers (1xx) are the server’s', section: SECTIONS.expect },
    (start, breach) => {
      if (typeof start.status !== 'string' || !/^1\d\d /.test(start.status)) return null;
      const number = start.status.slice(0, 3);
      return breach(
        (layer) =>
          say`${layer} answers ${code(number)}${at(start.place)}, which is said before an answer and is none: the client goes on waiting for the real one.`,
        say`Give the final status. Whether ${code('100 Continue')} goes out first, the server decides, most of them when ${code('wsgi.input')} is read.`,
      );
    },
  ),
  statusRule(
    { id: 'status-control', name: 'No control character is in the status', section: SECTIONS.start },
    (start, breach) => {
      if (typeof start.status !== 'string' || !/^\d{3} /.test(start.status)) return null;
      const found = [...start.status].find(isControl);
      if (found === undefined) return null;
      const status = code(quoted(JSON.stringify(start.status).slice(1, -1)));
      const says = (layer: ReturnType<typeof who>) =>
        say`A status is one line, and ${layer} gives ${status}${at(start.place)}: what follows the line break would be read as a header.`;
      return breach(says, say`Take line ends away: ${code('status.strip()')}.`);
    },
  ),
  statusRule(
    { id: 'status-latin-1', name: 'A native string holds only characters that fit in one byte', section: SECTIONS.strings },
    (start, breach) => {
      const found = typeof start.status === 'string' ? firstOutside(start.status) : null;
      if (found === null || typeof start.status !== 'string') return null;
      const status = code(quoted(start.status));
      return breach(
        (layer) =>
          say`The status is sent as latin-1, one byte for each character, and ${layer} gives ${status}${at(start.place)}: ${code(found)} is none of them.`,
        say`Keep the reason in plain ASCII, like ${code("'404 Not Found'")}; the body may say it in any language.`,
      );
    },
  ),
];
