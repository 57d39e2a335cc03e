// Rules about what the variables say that a middleware sets: names, numbers, the version of WSGI.
import { at, code, say } from '../say.ts';
import { environRule, givenIn, isCgi, NO_STR } from './environ.ts';
import { type Rule, SECTIONS } from './verdict.ts';

const NEVER_EMPTY = new Set(['REQUEST_METHOD', 'SERVER_NAME', 'SERVER_PORT']);
const EMPTY = /^(''|"")$/;

export const environValueRules: readonly Rule[] = [
  environRule(
    { id: 'environ-empty', name: 'REQUEST_METHOD, SERVER_NAME and SERVER_PORT are never empty', section: SECTIONS.environ },
    (call, caller, callee) => {
      const bad = givenIn(call).find(({ key, value }) => NEVER_EMPTY.has(key) && value.type === 'str' && EMPTY.test(value.text));
      if (bad === undefined) return null;
      return {
        says: say`${caller} empties ${code(bad.key)} for ${callee}${at(call.place)}: every application may build a URL or a decision on it.`,
        fix: say`Leave ${code(bad.key)} as the server gave it.`,
      };
    },
  ),
  environRule(
    {
      id: 'environ-content',
      name: 'The type and the length of the request’s body are under names without HTTP_',
      section: SECTIONS.environ,
    },
    (call, caller, callee) => {
      const bad = givenIn(call).find(({ key }) => key === 'HTTP_CONTENT_TYPE' || key === 'HTTP_CONTENT_LENGTH');
      if (bad === undefined) return null;
      const right = bad.key.slice('HTTP_'.length);
      return {
        says: say`${caller} sets ${code(bad.key)} for ${callee}${at(call.place)}: this header has a variable of its own, ${code(right)}, and there nothing was changed.`,
        fix: say`Write ${code(`environ['${right}'] = …`)}.`,
      };
    },
  ),
  environRule(
    { id: 'environ-content-length', name: 'CONTENT_LENGTH is a number in digits, or empty', section: SECTIONS.environ },
    (call, caller, callee) => {
      const bad = givenIn(call).find(
        ({ key, value }) => key === 'CONTENT_LENGTH' && value.type === 'str' && !/^(['"])\d*\1$/.test(value.text),
      );
      if (bad === undefined) return null;
      return {
        says: say`${caller} sets ${code('CONTENT_LENGTH')} to ${code(bad.value.text)} for ${callee}${at(call.place)}: who reads the body by it can't.`,
        fix: say`Give the bytes that ${code('wsgi.input')} has: ${code('str(len(data))')}; or take the key away.`,
      };
    },
  ),
  environRule(
    { id: 'environ-version', name: 'wsgi.version is (1, 0), and wsgi.url_scheme a str', section: SECTIONS.environ },
    (call, caller, callee) => {
      const bad = givenIn(call).find(
        ({ key, value }) =>
          (key === 'wsgi.version' && value.text !== '(1, 0)' && !/^</.test(value.text)) ||
          (key === 'wsgi.url_scheme' && (NO_STR.has(value.type) || (value.type === 'str' && EMPTY.test(value.text)))),
      );
      if (bad === undefined) return null;
      const right = bad.key === 'wsgi.version' ? '(1, 0)' : "'http' or 'https'";
      return {
        says: say`${caller} sets ${code(bad.key)} to ${code(bad.value.text)} for ${callee}${at(call.place)}, and it is ${code(right)}.`,
        fix: say`Leave ${code(bad.key)} to the server; what is yours belongs under a prefix of your own, like ${code('myapp.version')}.`,
      };
    },
  ),
  environRule(
    {
      id: 'environ-own-name',
      name: 'What a layer keeps in environ, and is no str, has a name with a dot',
      section: SECTIONS.environ,
    },
    (call, caller, callee) => {
      const bad = givenIn(call).find(({ key, value }) => isUndotted(key) && NO_STR.has(value.type));
      if (bad === undefined) return null;
      return {
        says: say`${caller} puts ${code(bad.key)} into environ for ${callee}${at(call.place)} with ${code(bad.value.text)}: a name without a dot is a variable of CGI or of the operating system, and those are str.`,
        fix: say`Put your name before it: ${code(`environ['myapp.${bad.key.toLowerCase()}']`)}.`,
      };
    },
  ),
];

/** An identifier: a key that is no str is shown by its preview, which is none. Those that CGI knows have a rule of their own. */
const isUndotted = (key: string): boolean => /^[A-Za-z_]\w*$/.test(key) && !isCgi(key);
