// Rules about the environ that a middleware hands in: what must be there, of which type, and how the path is split.
import { among } from '../cursors.ts';
import type { EventOf } from '../event.ts';
import type { Value } from '../event-parts.ts';
import type { Recording } from '../recording.ts';
import { at, code, say, who } from '../say.ts';
import type { Phrase } from '../sentence.ts';
import { layerOf } from '../words.ts';
import { firstOutside } from './text.ts';
import { type Breach, type Rule, SECTIONS } from './verdict.ts';

const REQUIRED = new Set([
  'REQUEST_METHOD',
  'SERVER_NAME',
  'SERVER_PORT',
  'SERVER_PROTOCOL',
  'wsgi.version',
  'wsgi.url_scheme',
  'wsgi.input',
  'wsgi.errors',
  'wsgi.multithread',
  'wsgi.multiprocess',
  'wsgi.run_once',
]);
const CGI =
  /^(HTTP_\w+|REQUEST_METHOD|SCRIPT_NAME|PATH_INFO|QUERY_STRING|CONTENT_TYPE|CONTENT_LENGTH|SERVER_(NAME|PORT|PROTOCOL|SOFTWARE)|REMOTE_(ADDR|HOST|PORT|USER|IDENT)|AUTH_TYPE|GATEWAY_INTERFACE|PATH_TRANSLATED)$/;
/** What certainly is no str; a type of the program's own might be one. */
export const NO_STR = new Set(['bytes', 'int', 'float', 'bool', 'NoneType', 'list', 'tuple', 'dict', 'set', 'bytearray']);
/** A variable of CGI. */
export const isCgi = (key: string): boolean => CGI.test(key);
/** What certainly can't be read from, or written to. */
const NO_STREAM = new Set([...NO_STR, 'str']);

interface Given {
  key: string;
  value: Value;
}

/** One breach for each call by a layer whose environ has, against its own, something that `judge` objects to. */
export function environRule(
  rule: Omit<Rule, 'find' | 'towards'>,
  judge: (call: EventOf<'call'>, caller: Phrase, callee: Phrase) => Pick<Breach, 'says' | 'fix'> | null,
): Rule {
  return {
    ...rule,
    towards: 'application',
    find: (recording: Recording) =>
      among(recording, 'call', (event, cursor): Breach[] => {
        if (event.span === null) return [];
        const caller = recording.spans[event.span]?.parent ?? null;
        if (caller === null || layerOf(recording, caller)?.kind === 'server') return [];
        const told = judge(event, who(recording, caller), who(recording, event.span));
        return told === null ? [] : [{ span: caller, cursor, ...told }];
      }),
  };
}

export const givenIn = (call: EventOf<'call'>): readonly Given[] =>
  Object.entries(call.delta?.set ?? {}).map(([key, value]) => ({ key, value }));

export const environRules: readonly Rule[] = [
  environRule(
    { id: 'environ-missing', name: 'What environ must have is not taken away', section: SECTIONS.environ },
    (call, caller, callee) => {
      const gone = call.delta?.gone.find((key) => REQUIRED.has(key));
      if (gone === undefined) return null;
      return {
        says: say`${caller} hands ${callee} an environ without ${code(gone)}${at(call.place)}, which every application may rely on.`,
        fix: say`Change a copy that has everything: ${code('dict(environ, **changes)')}.`,
      };
    },
  ),
  environRule(
    { id: 'environ-type', name: 'CGI variables in environ are str', section: SECTIONS.environ },
    (call, caller, callee) => {
      const bad = givenIn(call).find(({ key, value }) => CGI.test(key) && NO_STR.has(value.type));
      if (bad === undefined) return null;
      const { key, value } = bad;
      const fix =
        value.type === 'NoneType'
          ? say`Take the key away instead: ${code(`environ.pop('${key}', None)`)}.`
          : value.type === 'bytes'
            ? say`Decode it as WSGI does: ${code("value.decode('latin-1')")}.`
            : say`Make it a str: ${code('str(value)')}; what is none belongs under a key with a dot, like ${code('myapp.user')}.`;
      return {
        says: say`${caller} sets ${code(key)} to ${code(value.text)} for ${callee}${at(call.place)}, and that variable is a str.`,
        fix,
      };
    },
  ),
  environRule(
    { id: 'environ-latin-1', name: 'A native string holds only characters that fit in one byte', section: SECTIONS.strings },
    (call, caller, callee) => {
      const bad = givenIn(call).find(
        ({ key, value }) => CGI.test(key) && value.type === 'str' && !value.cut && firstOutside(value.text),
      );
      if (bad === undefined) return null;
      return {
        says: say`${caller} sets ${code(bad.key)} to ${code(bad.value.text)} for ${callee}${at(call.place)}: in environ, each character stands for one byte.`,
        fix: say`Encode it and decode it again: ${code("text.encode('utf-8').decode('latin-1')")}.`,
      };
    },
  ),
  environRule(
    { id: 'environ-path', name: 'SCRIPT_NAME and PATH_INFO are empty or begin with a slash', section: SECTIONS.environ },
    (call, caller, callee) => {
      const bad = givenIn(call).find(
        ({ key, value }) =>
          value.type === 'str' &&
          ((key === 'SCRIPT_NAME' && value.text === "'/'") ||
            ((key === 'SCRIPT_NAME' || key === 'PATH_INFO') && !/^['"](\/|['"]$)/.test(value.text))),
      );
      if (bad === undefined) return null;
      const isRoot = bad.value.text === "'/'";
      return {
        says: say`${caller} sets ${code(bad.key)} to ${code(bad.value.text)} for ${callee}${at(call.place)}: ${isRoot ? 'the root of an application is the empty str' : 'a path begins with a slash'}, or URLs that are put together from both come out wrong.`,
        fix: say`Move whole segments, as ${code('wsgiref.util.shift_path_info(environ)')} does.`,
      };
    },
  ),
  environRule(
    { id: 'environ-wsgi', name: 'wsgi.input and wsgi.errors are streams', section: SECTIONS.input },
    (call, caller, callee) => {
      const bad = givenIn(call).find(
        ({ key, value }) => (key === 'wsgi.input' || key === 'wsgi.errors') && NO_STREAM.has(value.type),
      );
      if (bad === undefined) return null;
      return {
        says: say`${caller} sets ${code(bad.key)} to ${code(bad.value.text)} for ${callee}${at(call.place)}, which has none of a stream's methods.`,
        fix:
          bad.key === 'wsgi.input'
            ? say`Wrap it: ${code('io.BytesIO(data)')}.`
            : say`Use ${code('sys.stderr')} or ${code('io.StringIO()')}.`,
      };
    },
  ),
];
