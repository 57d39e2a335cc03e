// Why environ differs: what PEP 3333 asks for is in all of them; the rest is each server's tradition.
import { isApache, oneOf, type Rule, SEEN, type Seen } from './rule.ts';

const key = (seen: Seen) => seen.row.id.slice('environ '.length);
/** Of CGI's variables, those that PEP 3333 does not ask for: Apache and wsgiref come from CGI. */
const CGI = /^environ (?:GATEWAY_INTERFACE|REMOTE_HOST)$/;
const OF_APACHE =
  /^environ (?:PATH_TRANSLATED|SERVER_SIGNATURE|SERVER_ADDR|DOCUMENT_ROOT|REQUEST_SCHEME|CONTEXT_PREFIX|CONTEXT_DOCUMENT_ROOT|SERVER_ADMIN|SCRIPT_FILENAME|UNIQUE_ID)$/;
/** Neither CGI's, nor a header, nor with a dot: a variable of the server's process. */
const OF_PROCESS =
  /^environ (?!HTTP_|SERVER_|REMOTE_|REQUEST_|CONTENT_|SCRIPT_|PATH_|CONTEXT_|DOCUMENT_|GATEWAY_|QUERY_|RAW_|AUTH_|UNIQUE_)[A-Za-z_][A-Za-z0-9_]*$/;

export const ENVIRON_RULES: readonly Rule[] = [
  {
    of: 'called',
    who: (seen) => seen.absent,
    says: ({ names, s }) => `${names} answer${s} without calling the application.`,
    source: SEEN.all,
  },
  {
    of: OF_PROCESS,
    who: (seen) => seen.name === 'wsgiref' && !seen.absent,
    says: ({ names, what }) =>
      `${names} puts all of os.environ into environ: ${what} belongs to its process, not to the request.`,
    source: 'PEP 3333, environ Variables',
  },
  {
    of: CGI,
    who: (seen) => !seen.absent,
    says: ({ names, s, what }) => `${what} is a variable of CGI that WSGI does not ask for; ${names} set${s} it all the same.`,
    source: 'RFC 3875, 4.1',
  },
  {
    of: 'environ CONTENT_TYPE',
    who: (seen) => seen.name === 'wsgiref' && !seen.request.headers.has('content-type'),
    says: ({ names }) => `${names} says text/plain where the request names no type: that is what its mail parser assumes.`,
    source: SEEN.wsgiref,
  },
  {
    of: /^environ CONTENT_(?:TYPE|LENGTH)$/,
    who: (seen) => seen.absent && !seen.request.headers.has(key(seen).toLowerCase().replace('_', '-')),
    says: ({ names, s, what }) =>
      `The request has no such header, so ${names} leave${s} ${what} out; it may be empty or missing.`,
    source: 'PEP 3333, environ Variables',
  },
  {
    of: 'environ CONTENT_LENGTH',
    who: (seen) => seen.name === 'wsgiref' && seen.text.startsWith("''"),
    says: ({ names }) => `${names} sets it to nothing where the request has none.`,
    source: 'PEP 3333, environ Variables',
  },
  {
    of: 'environ CONTENT_LENGTH',
    who: (seen) => seen.name === 'waitress' && !seen.absent && seen.request.headers.has('transfer-encoding'),
    says: ({ names }) => `${names} has read the whole chunked body before the application is called, so it knows the length.`,
    source: SEEN.waitress,
  },
  {
    of: 'environ SERVER_NAME',
    who: (seen) => isApache(seen.name),
    says: () => 'Apache believes the client’s Host header.',
    source: SEEN.apache,
  },
  {
    of: 'environ SERVER_NAME',
    who: (seen) => oneOf('wsgiref', 'gunicorn', 'waitress', 'uwsgi')(seen),
    says: ({ names, s }) =>
      `${names} use${s} what ${s === 's' ? 'it calls itself' : 'each calls itself'}: the name or address it listens on, the machine’s name, or none at all (waitress.invalid).`,
    source: 'PEP 3333, environ Variables',
  },
  {
    of: 'environ SERVER_PORT',
    who: (seen) => isApache(seen.name),
    says: () => 'Apache takes the port from the client’s Host header too; it is 80 if that names none.',
    source: SEEN.apache,
  },
  {
    of: 'environ SERVER_SOFTWARE',
    who: (seen) => !seen.absent,
    says: ({ names, s }) => `${names} name${s} ${s === 's' ? 'itself' : 'themselves'}.`,
    source: 'RFC 3875, 4.1.17',
  },
  {
    of: 'environ SERVER_SOFTWARE',
    who: (seen) => seen.absent,
    says: ({ names, s, does }) =>
      `${names} ${does} not; ${s === 's' ? 'its' : 'their'} version stands in keys of ${s === 's' ? 'its' : 'their'} own.`,
    source: SEEN.uwsgi,
  },
  {
    of: 'environ wsgi.input',
    who: (seen) => !seen.absent,
    says: ({ names, s }) =>
      `${names} give${s} a file-like object of ${s === 's' ? 'its' : 'their'} own; WSGI asks only for read(), readline(), readlines() and iteration.`,
    source: 'PEP 3333, Input and Error Streams',
  },
  {
    of: 'environ wsgi.errors',
    who: (seen) => !seen.absent,
    says: ({ names }) =>
      `In ${names} it is a text file that ends in the server’s log; what it is made of is each server’s business.`,
    source: 'PEP 3333, Input and Error Streams',
  },
  {
    of: 'environ wsgi.file_wrapper',
    who: (seen) => !seen.absent,
    says: ({ names, s }) =>
      `${names} offer${s} one of ${s === 's' ? 'its' : 'their'} own; it is optional, and may send a file faster than Python would.`,
    source: 'PEP 3333, Optional Platform-Specific File Handling',
  },
  {
    of: 'environ wsgi.input_terminated',
    who: (seen) => !seen.absent,
    says: ({ names, s }) =>
      `${names} promise${s} that read() without a size stops at the end of the body; elsewhere it waits for more.`,
    source: SEEN.all,
  },
  {
    of: 'environ wsgi.multithread',
    who: (seen) => seen.text === 'True',
    says: ({ names, is }) =>
      `${names} ${is} configured with threads: another request may be in the same globals at the same time.`,
    source: 'PEP 3333, Thread Support',
  },
  {
    of: 'environ wsgi.multiprocess',
    who: (seen) => seen.text === 'True' && seen.name === 'mod_wsgi-daemon' && (seen.answer.choice.processes ?? 1) === 1,
    says: ({ names }) =>
      `In ${names}, writing processes=1 makes it True; leaving that out makes it False. It tells the configuration, not the truth.`,
    source: SEEN.apache,
  },
  {
    of: 'environ wsgi.multiprocess',
    who: (seen) => seen.text === 'True' && !(seen.name === 'mod_wsgi-daemon' && (seen.answer.choice.processes ?? 1) === 1),
    says: ({ names, is }) =>
      `${names} ${is} configured with several processes: what one request leaves in a global another may not find.`,
    source: 'PEP 3333, environ Variables',
  },
  {
    of: 'environ wsgi.url_scheme',
    who: (seen) => seen.text === "'https'" && seen.request.headers.has('x-forwarded-proto'),
    says: ({ names, s }) => `${names} believe${s} X-Forwarded-Proto when it comes from this machine.`,
    source: SEEN.all,
  },
  {
    of: /^environ (?:REQUEST_URI|RAW_URI)$/,
    who: (seen) => !seen.absent,
    says: ({ names, s, what }) =>
      `${names} keep${s} the target as the client sent it, not decoded; WSGI has no key for that, and ${what} is what ${s === 's' ? 'it is' : 'they are'} used to.`,
    source: 'PEP 3333, URL Reconstruction',
  },
  {
    of: 'environ REMOTE_PORT',
    who: (seen) => !seen.absent,
    says: ({ names, s }) => `${names} tell${s} the client’s port; CGI never had it.`,
    source: SEEN.all,
  },
  {
    of: OF_APACHE,
    who: (seen) => isApache(seen.name) && !seen.absent,
    says: ({ what }) => `Apache sets ${what} for every script, as for CGI.`,
    source: 'RFC 3875, 4.1',
  },
  {
    of: /^environ mod_wsgi\.(?:queue_start|daemon_)/,
    who: (seen) => seen.name === 'mod_wsgi-daemon' && !seen.absent,
    says: ({ names }) => `Only ${names} has it: the request has gone from Apache to another process first.`,
    source: SEEN.apache,
  },
  {
    of: 'environ mod_wsgi.process_group',
    who: (seen) => seen.name === 'mod_wsgi-embedded',
    says: ({ names }) => `For ${names} the process group is empty: the code runs in Apache’s own children.`,
    source: SEEN.apache,
  },
  {
    of: 'environ mod_wsgi.process_group',
    who: (seen) => seen.name === 'mod_wsgi-daemon',
    says: ({ names }) => `In ${names} it names the group of WSGIDaemonProcess that serves the request.`,
    source: SEEN.apache,
  },
  {
    of: /^environ (?:mod_wsgi\.(?!queue_start|daemon_|process_group)|apache\.)/,
    who: (seen) => isApache(seen.name) && !seen.absent,
    says: ({ what }) => `mod_wsgi tells about itself in ${what}; keys with its name are its own to define.`,
    source: 'PEP 3333, Server Extension APIs',
  },
  {
    of: /^environ uwsgi\./,
    who: (seen) => seen.name === 'uwsgi' && !seen.absent,
    says: ({ names, what }) => `${names} tells about itself in ${what}, as bytes where everybody else would use str.`,
    source: SEEN.uwsgi,
  },
  {
    of: 'environ wsgi.early_hints',
    who: (seen) => seen.name === 'gunicorn' && !seen.absent,
    says: ({ names }) => `${names} offers a function that sends 103 Early Hints; nobody else does.`,
    source: 'RFC 8297',
  },
  {
    of: /^environ (?:gunicorn|waitress)\./,
    who: (seen) => oneOf('gunicorn', 'waitress')(seen) && !seen.absent,
    says: ({ names, what }) => `${what} is an extension of ${names}’s own.`,
    source: 'PEP 3333, Server Extension APIs',
  },
  {
    of: 'environ HTTP_AUTHORIZATION',
    who: (seen) => seen.absent && isApache(seen.name),
    says: () => 'Apache keeps the Authorization header to itself unless WSGIPassAuthorization is On.',
    source: SEEN.apache,
  },
  {
    of: 'environ HTTP_PROXY',
    who: (seen) => seen.absent && isApache(seen.name),
    says: () => 'Apache drops Proxy on purpose: programs would take HTTP_PROXY for a setting of theirs (“httpoxy”).',
    source: SEEN.apache,
  },
  {
    of: /^environ HTTP_(?:X_FORWARDED_\w+|FORWARDED)$/,
    who: (seen) => seen.absent && seen.name === 'waitress',
    says: ({ names }) => `${names} removes what only a proxy may say, as it was told of no proxy to trust.`,
    source: SEEN.waitress,
  },
  {
    of: /^environ HTTP_/,
    who: (seen) => !seen.absent && seen.text.startsWith("'") && joinedOtherwise(seen),
    says: ({ names, s }) =>
      `${names} join${s} headers of the same name with a comma of ${s === 's' ? 'its' : 'their'} own: with or without a blank.`,
    source: 'RFC 9110, 5.2',
  },
  {
    of: /^environ HTTP_/,
    who: (seen) => seen.absent && oneOf('gunicorn', 'waitress', 'mod_wsgi-embedded', 'mod_wsgi-daemon')(seen) && odd(seen),
    says: ({ names, s }) =>
      `${names} drop${s} a header whose name holds an underscore or another odd sign: in environ it could pass for another one.`,
    source: SEEN.all,
  },
  {
    of: 'environ PATH_INFO',
    who: (seen) => isApache(seen.name) && tidied(seen),
    says: () => 'Apache tidies the path: doubled slashes become one, and . and .. are resolved.',
    source: SEEN.apache,
  },
  {
    of: 'environ PATH_INFO',
    who: (seen) => oneOf('wsgiref', 'waitress')(seen) && seen.request.target.startsWith('//'),
    says: ({ names, s }) => `${names} take${s} one of two leading slashes away.`,
    source: SEEN.all,
  },
  {
    of: 'environ SCRIPT_NAME',
    who: (seen) => seen.name === 'wsgiref',
    says: ({ names }) => `${names} can’t be mounted under a prefix: SCRIPT_NAME stays empty.`,
    source: SEEN.wsgiref,
  },
  {
    of: /^environ (?:SCRIPT_NAME|PATH_INFO)$/,
    who: (seen) => !seen.absent && (seen.answer.choice.mount ?? '') !== '',
    says: ({ names, s }) => `${names} move${s} the prefix from PATH_INFO to SCRIPT_NAME, where the request begins with it.`,
    source: 'PEP 3333, environ Variables',
  },
];

/** With all blanks taken out it is what another one has. */
const joinedOtherwise = (seen: Seen) =>
  seen.row.cells.some(
    (cell) =>
      cell !== null && !cell.absent && cell.text !== seen.text && cell.text.replaceAll(' ', '') === seen.text.replaceAll(' ', ''),
  );

/** The client sent no header that plainly becomes this key. */
const odd = (seen: Seen) => !seen.request.headers.has(key(seen).slice('HTTP_'.length).toLowerCase().replaceAll('_', '-'));

const tidied = ({ request }: Seen) => /\/\/|\/\.\.?(?:\/|$)/.test(request.target.split('?')[0] ?? '');
