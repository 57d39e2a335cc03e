// Rules about single headers: those that say something the server or the status already says, or in a form that nobody can read.
import { code, say } from '../say.ts';
import { headerRule } from './headers.ts';
import { type Rule, SECTIONS } from './verdict.ts';

/** A quoted text of visible characters, weak or not. */
const ENTITY_TAG = /^(W\/)?"[!\x23-\x7e\x80-\xff]*"$/;

export const fieldRules: readonly Rule[] = [
  headerRule({ id: 'header-status', name: 'The status is no header', section: SECTIONS.cgiStatus }, (name, value) =>
    name.toLowerCase() === 'status'
      ? {
          says: (layer, place) =>
            say`${layer} gives the header ${code(`${name}: ${value}`)}${place}. Where a server talks to its application as CGI does, that is no header but the status, and takes the place of the real one.`,
          fix: say`Put it into the first argument: ${code("start_response('404 Not Found', headers)")}.`,
        }
      : null,
  ),
  headerRule(
    { id: 'length-without-content', name: 'A 204 or 1xx has no Content-Length', section: SECTIONS.contentLength },
    (name, value, { status }) =>
      name.toLowerCase() === 'content-length' && typeof status === 'string' && /^(204|1\d\d) /.test(status)
        ? {
            says: (layer, place) =>
              say`${layer} gives ${code(`Content-Length: ${value}`)} with ${code(status)}${place}, and such an answer has no body whose length could be told.`,
            fix: say`Leave ${code(name)} out where the status is ${code(status.slice(0, 3))}.`,
          }
        : null,
  ),
  headerRule({ id: 'etag-form', name: 'An ETag is in double quotes', section: SECTIONS.entityTag }, (name, value) =>
    name.toLowerCase() === 'etag' && !ENTITY_TAG.test(value)
      ? {
          says: (layer, place) =>
            say`${layer} gives ${code(`${name}: ${value}`)}${place}: no client or cache can compare a tag without its quotes.`,
          fix: say`Write ${code(`('ETag', '"…"')`)}, and ${code(`'W/"…"'`)} for a weak one.`,
        }
      : null,
  ),
];
