// The written list of what differs from one run of the very same server to the next, or because Pyodide's CPython is another one than the
// recorded servers had. Both sides are masked alike before they are compared; nothing else is.

interface Volatile {
  /** What it is, in words: the test prints this list. */
  what: string;
  pattern: RegExp;
  becomes: string;
}

/** In the bytes of an answer, as latin-1 text. */
export const IN_ANSWERS: readonly Volatile[] = [
  {
    what: 'the date of an answer',
    pattern: /^((?:Date|Last-Modified|Expires): )\w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d GMT/gm,
    becomes: '$1<date>',
  },
  {
    what: 'which CPython 3.14 it is: 3.14.8 (recorded), 3.14.2 (Pyodide), another one (tried at home)',
    pattern: /Python\/3\.14\.\d+/g,
    becomes: 'Python/3.14.<n>',
  },
  { what: "the client's port", pattern: /("REMOTE_PORT": \["str", ")\d+/g, becomes: '$1<port>' },
  { what: 'addresses of objects', pattern: /0x[0-9a-f]+/g, becomes: '<address>' },
  {
    what: 'times and numbers that mod_wsgi gives each request',
    pattern: /("mod_wsgi\.(?:request_start|queue_start|daemon_start|script_start|request_id|connection_id)": \["str", ")[^"]*/g,
    becomes: '$1<once>',
  },
];

/** In what a server logged. */
export const IN_LOGS: readonly Volatile[] = [
  {
    what: 'that the recorded Apache had one child only, and noticed',
    pattern: /^.*AH00161: server reached MaxRequestWorkers setting.*\n/gm,
    becomes: '',
  },
  // Before the times: 2345 may be a process as well as a year.
  { what: 'process and thread numbers', pattern: /\[(\d+)\](?= \[[A-Z]+\])/g, becomes: '[<pid>]' },
  { what: 'process and thread numbers', pattern: /\b(pid[:=] ?|pid |tid |worker |\(pid:|pid: )\d+/gi, becomes: '$1<pid>' },
  { what: 'process and thread numbers', pattern: /(Listening at: \S+ \()\d+/g, becomes: '$1<pid>' },
  { what: 'times', pattern: /\[[^\]]*\b2\d{3}(?:[ :][\d:]+(?: [+-]\d{4})?)?\]/g, becomes: '[<time>]' },
  { what: 'times', pattern: /\[\d{4}-\d\d-\d\d \d\d:\d\d:\d\d [+-]\d{4}\]/g, becomes: '[<time>]' },
  { what: 'times', pattern: /^\w{3} \w{3} [ \d]\d \d\d:\d\d:\d\d \d{4}(?= - )/gm, becomes: '<time>' },
  { what: 'CPython 3.14.8 (recorded) and 3.14.2 (Pyodide)', pattern: /^(Python version: 3\.14\.)[28] .*$/gm, becomes: '$1<n>' },
  { what: "the client's port", pattern: /(127\.0\.0\.1[:', ]+)\d{4,5}(?!\d)/g, becomes: '$1<port>' },
  { what: 'addresses of objects', pattern: /0x[0-9a-f]+/g, becomes: '<address>' },
  { what: "where Python's library lies", pattern: /\/lib\/python314\.zip\//g, becomes: '/usr/lib/python3.14/' },
  { what: 'durations', pattern: /\bin \d+ msecs\b/g, becomes: 'in <n> msecs' },
  {
    what: 'how often uWSGI waited for more of a large body',
    pattern: /\(\d+ switches on core/g,
    becomes: '(<n> switches on core',
  },
];

/** Keys of environ whose values differ each time. */
export const IN_ENVIRON: ReadonlyMap<string, string> = new Map([
  ['REMOTE_PORT', "the client's port"],
  ['mod_wsgi.request_start', 'a time'],
  ['mod_wsgi.queue_start', 'a time'],
  ['mod_wsgi.daemon_start', 'a time'],
  ['mod_wsgi.script_start', 'a time'],
  ['mod_wsgi.request_id', 'made anew for each request'],
  ['mod_wsgi.connection_id', 'made anew for each connection'],
]);

/** The frame of the command or script that started the server, outside of it. */
const COMMAND = /^ {2}File "\/usr\/bin\/|^ {2}File "\/srv\/run_/;
const PYTHON_LIBRARY = /\/usr\/lib\/python3\.14\/|\/lib\/python314\.zip\/|<frozen /;
/** In Apache's error log every line of a traceback has its time and place in front. */
const FRAME = /^((?:\[[^\]]*\] )* *)File "([^"]+)", line \d+, in (.+)$/;
const BELOW_FRAME = /^(?:\[[^\]]*\] )* {4,}/;

export function maskedAnswer(text: string): string {
  return IN_ANSWERS.reduce((masked, { pattern, becomes }) => masked.replace(pattern, becomes), text);
}

/** `fromUser`: the server's tracebacks begin at the user's first line here (see README.md), so the recorded ones are cut alike. */
export function maskedLog(text: string, fromUser: boolean): string {
  const whole = withoutCommand(text.split('\n'));
  const lines = fromUser ? cut(whole) : whole;
  const masked = IN_LOGS.reduce((text, { pattern, becomes }) => text.replace(pattern, becomes), withoutLibrary(lines).join('\n'));
  return controlSocketLast(masked);
}

/** gunicorn's arbiter opens its control socket in a thread of its own: between which other lines it says so is chance. */
function controlSocketLast(log: string): string {
  const [said = ''] = /^.*Control socket listening at .*\n/m.exec(log) ?? [];
  return log.replace(said, '') + said;
}

/** The first frame of a traceback at start-up is the command's own script, which is no part of the server's package. */
function withoutCommand(lines: readonly string[]): string[] {
  const kept: string[] = [];
  let within = false;
  for (const line of lines) {
    within = COMMAND.test(line) || (within && /^ {4}/.test(line));
    if (within) continue;
    // A traceback that had no other frame is printed without its heading.
    if (/^\S/.test(line) && kept.at(-1) === 'Traceback (most recent call last):') kept.pop();
    kept.push(line);
  }
  return kept;
}

/** Frames of Python's own library: their line numbers and source differ between 3.14.2 and 3.14.8. File and function stay. */
function withoutLibrary(lines: readonly string[]): string[] {
  const kept: string[] = [];
  let within = false;
  for (const line of lines) {
    const [, indent = '', file = '', name = ''] = FRAME.exec(line) ?? [];
    if (file !== '') {
      within = PYTHON_LIBRARY.test(file);
      kept.push(within ? `${indent}File "${file.replace(/^.*\//, '').replace(/^<frozen .*>$/, '<frozen>')}", in ${name}` : line);
    } else if (!within || !BELOW_FRAME.test(line)) {
      within = false;
      kept.push(line);
    }
  }
  // Of the import system, how many steps there are is no behaviour of a server's.
  return kept.filter((line, at) => !line.includes('<frozen>') || !kept[at - 1]?.includes('<frozen>'));
}

function cut(lines: readonly string[]): string[] {
  const kept: string[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    kept.push(lines[at] ?? '');
    if (!lines[at]?.endsWith('Traceback (most recent call last):')) continue;
    let first = at + 1;
    while (first < lines.length && /^ /.test(lines[first] ?? '') && !lines[first]?.includes('File "/srv/app/')) first += 1;
    if (lines[first]?.includes('File "/srv/app/')) at = first - 1;
  }
  return kept;
}
