// A client that hangs up before its answer is whole: what each server makes of it, and that the body is closed whatever it is. What is expected here
// was seen with the real servers on a real connection, or is in their sources.
import { beforeAll, describe, expect, test } from 'vitest';
import { loadPython, type Python } from '../runner/inline-python.node.ts';
import { type Leaves, SERVER_NAMES, type ServerName } from '../runner/runner.ts';
import { sentenceAt } from '../trace/sentence.ts';

const APP = `
class Body:
    def __init__(self):
        self.given = 0
    def __iter__(self):
        return self
    def __next__(self):
        if self.given == 9:
            raise StopIteration
        self.given += 1
        print("give", self.given)
        return b"0123456789"
    def close(self):
        print("close")

def application(environ, start_response):
    write = start_response("200 OK", [("Content-Type", "text/plain")])
    if environ["PATH_INFO"] != "/write":
        return Body()
    try:
        for number in range(9):
            print("write", number + 1)
            write(b"0123456789")
    except BaseException as error:
        print("raised", type(error).__name__, error)
        raise
    return []
`;

let python: Python;
beforeAll(async () => {
  python = await loadPython();
});

function asked(name: ServerName, leaves: Leaves, path = '/') {
  python.start(APP, { server: { name }, grain: 'layers' });
  return python.request(`GET ${path} HTTP/1.1\r\nHost: localhost:8000\r\n\r\n`, { leaves });
}
type Asked = ReturnType<typeof asked>;
const printed = ({ recording }: Asked): string[] =>
  (recording?.events ?? [])
    .flatMap((event) => (event.type === 'print' && event.stream !== 'log' ? event.text.trim().split('\n') : []))
    .filter((line) => /^(?:give|write|raised|close)/.test(line));
const blocks = (answer: Asked): number => printed(answer).filter((line) => /^(?:give|write)/.test(line)).length;

/** How many blocks the application is asked for when the client leaves at once; and what a write() of its own raises then, and in which one. */
const SEEN: Record<ServerName, { blocks: number; raises: string }> = {
  // Its head is several writes: the first is lost, and the second fails.
  wsgiref: { blocks: 1, raises: 'BrokenPipeError [Errno N] Broken pipe' },
  // The head is one, and the first block another.
  gunicorn: { blocks: 1, raises: 'BrokenPipeError [Errno N] Broken pipe' },
  // The same; but the thread learns of it with its next block.
  waitress: { blocks: 2, raises: 'ClientDisconnected ' },
  // Head and first block are one write.
  uwsgi: { blocks: 2, raises: 'OSError write error' },
  'mod_wsgi-embedded': { blocks: 2, raises: 'OSError Apache/mod_wsgi failed to write response data: Broken pipe' },
  // Apache learns of it, and closes its socket to the daemon process, which learns of it one block later.
  'mod_wsgi-daemon': { blocks: 3, raises: 'OSError Apache/mod_wsgi failed to write response data: Broken pipe' },
};

describe.each(SERVER_NAMES)('%s', (name) => {
  test.each(['sent', 'head', 25] as const)('closes the body early when the client hangs up (%s)', (leaves) => {
    const answer = asked(name, leaves);
    expect(answer.end).toBe('left');
    expect(blocks(answer)).toBeLessThan(9);
    expect(printed(answer).filter((line) => line === 'close')).toHaveLength(1);
    expect(
      printed(answer)
        .at(-1)
        ?.replace(/Errno \d+/, 'Errno N'),
    ).toBe('close');
    expect(answer.unrecorded).toBeNull();
  });

  test('asks for as many blocks as the real one', () => expect(blocks(asked(name, 'sent'))).toBe(SEEN[name].blocks));

  test('raises what the real one does where the application writes itself', () => {
    const answer = asked(name, 'sent', '/write');
    expect(
      printed(answer)
        .at(-1)
        ?.replace(/Errno \d+/, 'Errno N'),
    ).toBe(`raised ${SEEN[name].raises}`.trim());
    expect(blocks(answer)).toBe(SEEN[name].blocks);
  });

  test('gives nothing more to a client that has gone, and answers the next one', () => {
    expect(asked(name, 'sent').raw).toBe('');
    const after = asked(name, 25).raw;
    // As many bytes as it wanted, and the rest of the block that they came in.
    const body = after.slice(after.indexOf('\r\n\r\n') + 4).length;
    expect(body).toBeGreaterThanOrEqual(25);
    expect(body).toBeLessThan(50);
    const next = python.request('GET / HTTP/1.0\r\n\r\n');
    expect(next.raw.match(/0123456789/g)).toHaveLength(9);
  });

  test('is none the wiser where the answer was whole before', () => {
    const answer = asked(name, 1_000_000);
    expect(blocks(answer)).toBe(9);
    expect(answer.end).not.toBe('left');
  });

  test('the moment stands in the recording, with a sentence', () => {
    const { recording } = asked(name, 'head');
    const at = recording?.events.findIndex((event) => event.type === 'wait' && event.on === 'gone') ?? -1;
    expect(at).toBeGreaterThan(0);
    if (recording !== null) expect(sentenceAt(recording, at).join('')).toMatch(/^The client hangs up\./);
  });
});

test('what fails because the client has gone is told as that', () => {
  const said = (name: ServerName, path: string) => {
    const { recording } = asked(name, 'sent', path);
    return recording?.events
      .flatMap((event, at) =>
        event.type === 'catch'
          ? sentenceAt(recording, at)
              .map((part) => (typeof part === 'string' ? part : part.code))
              .join('')
          : [],
      )
      .at(-1);
  };
  expect(said('wsgiref', '/')).toBe('wsgiref finds the client gone, and gives the answer up.');
  expect(said('wsgiref', '/write')).toMatch(/The client has gone, so nobody would get another answer\.$/);
});

describe('what is logged', () => {
  test('uWSGI: the signal, the failed write, and the exception', () => {
    const { stderr = '' } = asked('uwsgi', 'sent').log;
    expect(stderr).toContain(
      'SIGPIPE: writing to a closed pipe/socket/fd (probably the client disconnected) on request / (ip 127.0.0.1) !!!',
    );
    expect(stderr).toContain(
      'uwsgi_response_write_body_do(): Broken pipe [core/writer.c line 429] during GET / (127.0.0.1)\nOSError: write error\n',
    );
    expect(stderr).toMatch(/GET \/ => generated 10 bytes .* \(HTTP\/1\.1 200\)/);
  });
  test('waitress: that the client disconnected', () => {
    expect(Object.values(asked('waitress', 'sent').log).join('')).toContain('Client disconnected while serving /');
  });
  test.each(['wsgiref', 'gunicorn', 'mod_wsgi-embedded', 'mod_wsgi-daemon'] as const)('%s: no error', (name) => {
    expect(Object.values(asked(name, 'sent').log).join('')).not.toMatch(
      /Traceback|OSError|BrokenPipe|\[wsgi:error\] .*mod_wsgi \(pid/,
    );
  });
});
