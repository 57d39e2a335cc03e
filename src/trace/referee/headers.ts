// Rules about the headers: a list of pairs of str, names and values that HTTP allows, and nothing that is the server's business.
import { cursorsOf } from '../cursors.ts';
import type { Value } from '../event-parts.ts';
import { wrongHeaders } from '../fault-contract.ts';
import { isHopByHop } from '../headers.ts';
import type { Recording } from '../recording.ts';
import { at, code, quoted, say, who } from '../say.ts';
import { sentAt } from '../sent.ts';
import type { Phrase } from '../sentence.ts';
import { headerOf } from '../wire.ts';
import { brief, eventOf, textOf } from '../words.ts';
import { isHandedOn, type Start, startsOf } from './facts.ts';
import { firstOutside, isControl } from './text.ts';
import { type Breach, type Rule, SECTIONS } from './verdict.ts';

/** RFC 2616 writes “Trailers” in its list, and means this one (its errata say so). */
const TRAILER = 'trailer';

/** The pairs whose name and value are both str. */
export const pairsOf = (start: Start): readonly (readonly [string, string])[] =>
  Array.isArray(start.headers)
    ? start.headers.flatMap(([name, value]) =>
        typeof name === 'string' && typeof value === 'string' ? [[name, value] as const] : [],
      )
    : [];

interface Told {
  says(layer: Phrase, place: string): Breach['says'];
  fix: Breach['fix'];
}

/** One breach for the first header that `judge` has something against, unless an inner layer gave it before. */
export function headerRule(
  rule: Omit<Rule, 'find' | 'towards'>,
  judge: (name: string, value: string, start: Start) => Told | null,
): Rule {
  return {
    ...rule,
    towards: 'server',
    find: (recording) =>
      startsOf(recording).flatMap((start) => {
        for (const [name, value] of pairsOf(start)) {
          const told = judge(name, value, start);
          if (told === null || start.span === null || isHandedOn(recording, start, (inner) => has(inner, name, value))) continue;
          const { span, cursor } = start;
          const says = told.says(who(recording, span), at(start.place));
          return [{ span, cursor, says, fix: told.fix, did: headerDid(recording, name) }];
        }
        return [];
      }),
  };
}

const has = (start: Start, name: string, value: string): boolean =>
  pairsOf(start).some(([itsName, itsValue]) => itsName === name && itsValue === value);

/** Whether the client got the header, where the response has a head at all and is this layer's; else the general answer. */
function headerDid(recording: Recording, name: string): readonly Phrase[] {
  const end = sentAt(recording, recording.events.length - 1);
  const isRefused =
    cursorsOf(recording, 'catch').some((cursor) => recording.events[cursor]?.span === 0) ||
    cursorsOf(recording, 'print').some((cursor) =>
      eventOf(recording, cursor, 'print')?.text.includes('Traceback (most recent call last)'),
    );
  if (isRefused || end.status === null || /[^!-~]/.test(name)) return [];
  const sent = headerOf(end, name.toLowerCase());
  const server = who(recording, 0);
  if (sent === null) return say`${server} left the header out; the client got ${code(end.status)} without it.`;
  return say`${server} let it through: the client got ${code(brief(`${name}: ${sent}`))}.`;
}

/** Only what is wrong for certain: a preview that shows a type of somebody's own may stand for a tuple. */
function isCertain(headers: Value): boolean {
  return headers.type !== 'list' || !/<\w/.test(headers.text);
}

const headersType: Rule = {
  id: 'headers-type',
  name: 'The headers are a list of (name, value) tuples, both of them str',
  section: SECTIONS.start,
  towards: 'server',
  find: (recording) =>
    startsOf(recording).flatMap((start) => {
      if (!Array.isArray(start.headers) && !isCertain(start.headers as Value)) return [];
      const isSame = (inner: Start) => textsOf(inner) === textsOf(start);
      const says = wrongHeaders(who(recording, start.span), start.headers, at(start.place));
      if (says === null || start.span === null || isHandedOn(recording, start, isSame)) return [];
      const fix = say`Write ${code("[('Content-Type', 'text/plain'), ('Content-Length', str(n))]")}.`;
      return [{ span: start.span, cursor: start.cursor, says, fix }];
    }),
};

const textsOf = ({ headers }: Start): string =>
  Array.isArray(headers) ? headers.map(([name, value]) => `${textOf(name)}\n${textOf(value)}`).join('\n') : headers.text;

const shown = (text: string): Phrase => code(quoted(JSON.stringify(text).slice(1, -1)));

export const headerRules: readonly Rule[] = [
  headersType,
  headerRule(
    { id: 'header-name', name: 'A header name is a token: letters, digits and hyphens', section: SECTIONS.fieldNames },
    (name) => {
      if (/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/.test(name) || [...name].some(isControl)) return null;
      const why =
        name === '' ? 'is empty' : name.endsWith(':') ? 'has its colon already' : 'has a character that no name may have';
      return {
        says: (layer, place) => say`The header name ${shown(name)} that ${layer} gives${place} ${why}.`,
        fix: say`A name is written like ${code("'X-Request-Id'")}; the server puts the colon.`,
      };
    },
  ),
  headerRule({ id: 'header-control', name: 'No control character is in a header', section: SECTIONS.start }, (name, value) => {
    const bad = [...name].some(isControl) ? name : [...value].some(isControl) ? value : null;
    if (bad === null) return null;
    const isLineEnd = /[\r\n]/.test(bad);
    const why = isLineEnd
      ? 'whoever can choose that text can add headers of their own, or a whole body'
      : 'a header is one line of visible text';
    return {
      says: (layer, place) => say`${layer} gives the header ${shown(name)} with the value ${shown(value)}${place}: ${why}.`,
      fix: isLineEnd
        ? say`Refuse such text or take it away: ${code("value.replace('\\r', '').replace('\\n', '')")}.`
        : say`Take it away, or encode it: ${code('urllib.parse.quote(value)')}.`,
    };
  }),
  headerRule(
    { id: 'header-latin-1', name: 'A native string holds only characters that fit in one byte', section: SECTIONS.strings },
    (name, value) => {
      const found = firstOutside(name) ?? firstOutside(value);
      if (found === null) return null;
      return {
        says: (layer, place) =>
          say`Headers are sent as latin-1, one byte for each character, and ${layer} gives ${shown(name)} the value ${shown(value)}${place}: ${code(found)} is none of them.`,
        fix: say`Encode it the way the header wants it: ${code("filename*=UTF-8''…")} with ${code('urllib.parse.quote')}, or ${code("text.encode('utf-8').decode('latin-1')")}.`,
      };
    },
  ),
  headerRule({ id: 'hop-by-hop', name: 'No layer sets a hop-by-hop header', section: SECTIONS.other }, (name) =>
    isHopByHop(name) || name.toLowerCase() === TRAILER
      ? {
          says: (layer, place) =>
            say`${layer} gives the header ${code(name)}${place}, which is about the connection: that is the server's business, and only it knows how it keeps it.`,
          fix: say`Leave ${code(name)} out.`,
        }
      : null,
  ),
  headerRule(
    { id: 'content-length-form', name: 'Content-Length is one number in digits', section: SECTIONS.contentLength },
    (name, value, start) => {
      if (name.toLowerCase() !== 'content-length') return null;
      const all = new Set(
        pairsOf(start).flatMap(([other, length]) => (other.toLowerCase() === 'content-length' ? [length] : [])),
      );
      if (/^\d+$/.test(value) && all.size === 1) return null;
      const two = [...all].join(' and ');
      return {
        says: (layer, place) =>
          all.size > 1
            ? say`${layer} gives ${code('Content-Length')} more than once, as ${code(two)}${place}: a client can't know where the body ends.`
            : say`${layer} gives ${code(`Content-Length: ${value}`)}${place}, which is no number of bytes.`,
        fix: say`Give it once: ${code("('Content-Length', str(len(body)))")}, with ${code('body')} as bytes.`,
      };
    },
  ),
];
