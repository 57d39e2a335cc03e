// Why headers differ: what a server adds, drops, renames and sorts.
import { isApache, oneOf, type Rule, SEEN, type Seen } from './rule.ts';

const header = (seen: Seen) => seen.row.id.slice('header '.length);
const handed = (seen: Seen) => seen.answer.handed?.has(header(seen)) ?? null;
const isErrorPage = ({ answer }: Seen) => (answer.response?.code ?? 0) >= 400;

export const HEADER_RULES: readonly Rule[] = [
  {
    of: 'header server',
    who: (seen) => !seen.absent && handed(seen) !== true,
    says: ({ names, s }) =>
      `${names} say${s} what ${s === 's' ? 'it is' : 'they are'}, in words of ${s === 's' ? 'its' : 'their'} own.`,
    source: 'RFC 9110, 10.2.4',
  },
  {
    of: /^header (?:server|date)$/,
    who: (seen) => seen.absent && seen.name === 'uwsgi',
    says: ({ names, what }) => `${names} adds no header at all, so no ${what}: it leaves that to the web server in front of it.`,
    source: SEEN.uwsgi,
  },
  {
    of: 'header date',
    who: (seen) => !seen.absent && handed(seen) !== true,
    says: ({ names, s }) => `${names} add${s} the Date that a server with a clock has to send.`,
    source: 'RFC 9110, 6.6.1',
  },
  {
    of: /^header (?:server|date)$/,
    who: (seen) => seen.absent && seen.name === 'gunicorn' && isErrorPage(seen),
    says: ({ names, what }) => `${names}’s own error page is written by hand, without ${what}.`,
    source: SEEN.gunicorn,
  },
  {
    of: 'header via',
    who: (seen) => !seen.absent && seen.name === 'waitress',
    says: ({ names }) => `${names} adds Via when the application names its own Server.`,
    source: SEEN.waitress,
  },
  {
    of: /^header (?!server$|date$|via$|connection$)/,
    who: (seen) => isErrorPage(seen) && !seen.absent && handed(seen) !== true && seen.answer.handed === null && errorPages(seen),
    says: ({ names, s }) =>
      `This one belongs to the error page that ${names} write${s} in ${s === 's' ? 'its' : 'their'} own words.`,
    source: SEEN.all,
  },
  {
    of: 'header content-type',
    who: (seen) => seen.absent && isApache(seen.name) && [204, 304].includes(seen.answer.response?.code ?? 0),
    says: () => 'Apache takes away what would describe a body where the status allows none.',
    source: SEEN.apache,
  },
  {
    of: 'header content-type',
    who: (seen) => isApache(seen.name) && seen.row.cells.some((cell) => cell?.text.split(' · ').slice(1).includes(seen.text)),
    says: () => 'Of several Content-Type headers Apache keeps the last.',
    source: SEEN.apache,
  },
  {
    of: /^header (?!content-type$)/,
    who: (seen) => seen.absent && handed(seen) === true && isApache(seen.name),
    says: ({ names, what }) => `The application handed ${what} to ${names}, and Apache dropped it.`,
    source: SEEN.apache,
  },
  {
    of: /^header /,
    who: (seen) => seen.absent && handed(seen) === true && seen.name === 'gunicorn',
    says: ({ names, what }) => `${names} drops the application’s ${what} without a word: it is the server’s to send.`,
    source: SEEN.gunicorn,
  },
  {
    of: /^header /,
    who: (seen) => !seen.absent && seen.name === 'mod_wsgi-daemon' && seen.text.includes(', ') && twice(seen),
    says: ({ names }) =>
      `In ${names} the answer is read like a CGI script’s: headers of one name become one, joined with a comma.`,
    source: 'RFC 9110, 5.2',
  },
  {
    of: 'header status',
    who: (seen) => seen.absent && seen.name === 'mod_wsgi-daemon',
    says: ({ names }) => `In ${names} a Status header becomes the status line, as with CGI, and is taken out.`,
    source: SEEN.apache,
  },
  {
    of: 'spelling',
    who: (seen) => seen.name === 'waitress',
    says: ({ names }) =>
      `${names} writes every name with a capital after each hyphen, whatever the application wrote; names mean the same in any case.`,
    source: 'RFC 9110, 5.1',
  },
  {
    of: 'order',
    who: oneOf('waitress'),
    says: ({ names }) => `${names} sorts all headers by name, its own among them.`,
    source: SEEN.waitress,
  },
  {
    of: 'order',
    who: oneOf('wsgiref'),
    says: ({ names }) => `${names} sends its Date and Server first, then the application’s headers as they came.`,
    source: SEEN.wsgiref,
  },
  {
    of: 'order',
    // Its error pages are written otherwise.
    who: (seen) => seen.name === 'gunicorn' && seen.text.startsWith('Server, Date'),
    says: ({ names }) => `${names} sends Server, Date and Connection first, then the application’s headers as they came.`,
    source: SEEN.gunicorn,
  },
  {
    of: 'order',
    who: ({ name }) => isApache(name),
    says: () => 'Apache sends its Date and Server first, then the application’s headers, and Content-Type last.',
    source: SEEN.apache,
  },
  {
    of: 'order',
    who: oneOf('uwsgi'),
    says: ({ names }) => `${names} sends the application’s headers as they came, and nothing besides.`,
    source: SEEN.uwsgi,
  },
];

/** Another one sends that header twice, each value by itself. */
const twice = ({ row, text }: Seen) => row.cells.some((cell) => cell !== null && cell.text === text.split(', ').join(' · '));

/** Another server answered otherwise, so this is no header of the application's. */
const errorPages = (seen: Seen) => seen.row.cells.some((cell) => cell !== null && cell.text !== seen.text);
