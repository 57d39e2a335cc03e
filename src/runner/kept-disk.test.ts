// What programs write to their disk outlives their processes, as on a real server. With real processes.
import { afterAll, describe, expect, test } from 'vitest';
import { nodeRunner } from './node-runner.node.ts';
import type { ClientRequest, Project, ServerChoice } from './runner.ts';

const runner = nodeRunner();
afterAll(() => runner.dispose());

const get = (target: string): ClientRequest => ({
  raw: new TextEncoder().encode(`GET ${target} HTTP/1.1\r\nHost: localhost:8000\r\nConnection: close\r\n\r\n`),
  connection: 'new',
  halfClose: false,
});

const VISITS = `import sqlite3

database = sqlite3.connect("visits.sqlite3")
database.execute("create table if not exists visit (path text)")


def application(environ, start_response):
    path = environ["PATH_INFO"]
    with database:
        database.execute("insert into visit values (?)", (path,))
    if path == "/loop":
        while True:
            database.execute("insert into visit values ('never')")
    body = " ".join(path for path, in database.execute("select path from visit")).encode()
    start_response("200 OK", [("Content-Length", str(len(body)))])
    return [body]
`;

const project = (source: string, disk?: string, others: Record<string, string> = {}): Project => ({
  files: { 'app.py': source, ...others },
  app: 'app:application',
  ...(disk === undefined ? {} : { disk }),
});
const ask = async (target: string, what: Project, server: ServerChoice = { name: 'wsgiref' }) => {
  const { started, outcome, disk } = await runner.send(get(target), what, server, { grain: 'layers', limit: 4000 });
  const body = new TextDecoder().decode(outcome?.raw).split('\r\n\r\n')[1] ?? '';
  return { started, outcome, body, names: disk?.files.map(({ name }) => name) };
};

describe('an SQLite database', () => {
  test('is there still when the code has changed, and after the program had to be stopped', async () => {
    expect((await ask('/a', project(VISITS, 'shop'))).names).toEqual(['visits.sqlite3']);
    expect((await ask('/b', project(VISITS, 'shop'))).body).toBe('/a /b');
    expect((await ask('/c', project(`${VISITS}# changed\n`, 'shop'))).body).toBe('/a /b /c');
    const { outcome } = await ask('/loop', project(`${VISITS}# changed\n`, 'shop'));
    expect(outcome?.stopped?.why).toBe('limit');
    // What was written in a request that never ended was never there; what came before it was not lost.
    expect((await ask('/d', project(`${VISITS}# changed\n`, 'shop'))).body).toBe('/a /b /c /d');
  });

  test('is another one on another disk, and none without', async () => {
    expect((await ask('/x', project(VISITS, 'other'))).body).toBe('/x');
    expect(await ask('/y', project(VISITS))).toMatchObject({ body: '/y', names: undefined });
    expect((await ask('/z', project(`${VISITS}# changed\n`))).body).toBe('/z');
  });

  test('is shared by the processes of one server', async () => {
    const two: ServerChoice = { name: 'mod_wsgi-daemon', processes: 2 };
    const answers = [];
    for (const target of ['/1', '/2', '/3']) answers.push(await ask(target, project(VISITS, 'shared'), two));
    expect(new Set(answers.map(({ outcome }) => outcome?.process)).size).toBe(2);
    expect(answers.map(({ body }) => body)).toEqual(['/1', '/1 /2', '/1 /2 /3']);
  });

  test('is gone when the disk was wiped: the next request starts the project anew', async () => {
    await ask('/a', project(VISITS, 'wiped'));
    runner.wipe('wiped');
    expect((await ask('/b', project(VISITS, 'wiped'))).body).toBe('/b');
  });

  test('is seen in a comparison of servers, and not changed by it', async () => {
    await ask('/a', project(VISITS, 'compared'));
    const servers = [{ name: 'gunicorn' }, { name: 'uwsgi' }] as const;
    const cases = servers.map((server) => ({ project: project(VISITS, 'compared'), server }));
    const results = await runner.compare(get('/b'), cases, { limit: 6000 });
    for (const { outcome } of results) expect(new TextDecoder().decode(outcome?.raw)).toMatch(/\/a \/b$/);
    expect((await ask('/c', project(VISITS, 'compared'))).body).toBe('/a /c');
  });
});

const FILES = `import os
import sys


def application(environ, start_response):
    what, _, name = environ["PATH_INFO"][1:].partition("/")
    answer = ""
    if what == "write":
        os.makedirs(os.path.dirname(name) or ".", exist_ok=True)
        with open(name, "w") as file:
            file.write(environ["QUERY_STRING"])
    elif what == "large":
        with open(name, "wb") as file:
            file.truncate(20_000_000)
    elif what == "remove":
        os.remove(name)
    elif what == "exit":
        with open(name, "w") as file:
            file.write("last words")
        sys.stderr.close()
    for folder, _, names in sorted(os.walk(".")):
        for name in sorted(names):
            path = os.path.join(folder, name)[2:]
            answer += f"{path}={open(path).read() if os.path.getsize(path) < 100 else 'large'}" + chr(10)
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [answer.encode()]
`;

describe('files', () => {
  const fresh = (nth: number, disk: string) => project(`${FILES}# ${nth}\n`, disk, { 'data.txt': 'of the editor' });

  test('that were changed, made in folders, and removed, are so after a restart; of the editor’s own, the editor’s stay', async () => {
    for (const target of ['/write/a.txt?1', '/write/deep/er/b.txt?2', '/write/a.txt?3', '/write/c.txt?4', '/remove/c.txt'])
      await ask(target, fresh(1, 'files'));
    await ask('/write/data.txt?scribbled', fresh(1, 'files'));
    const { body } = await ask('/', fresh(2, 'files'));
    expect(body.split('\n').filter((line) => !line.startsWith('app.py'))).toEqual([
      'a.txt=3',
      'data.txt=of the editor',
      'deep/er/b.txt=2',
      '',
    ]);
  });

  test('that are too large are named, and gone with their process', async () => {
    const { outcome } = await runner.send(get('/large/big.bin'), fresh(1, 'large'), { name: 'wsgiref' }, { limit: 6000 });
    expect(outcome?.stopped).toBeUndefined();
    const { disk } = await runner.send(get('/write/small.txt?x'), fresh(1, 'large'), { name: 'wsgiref' });
    expect(disk).toEqual({ files: [{ name: 'small.txt', size: 1 }], left: ['big.bin'] });
    expect((await ask('/', fresh(2, 'large'))).body).not.toMatch(/big\.bin/);
  });

  test('that a process wrote before it ended by itself are there for the next', async () => {
    expect((await ask('/exit/a.txt', fresh(1, 'exit'))).outcome?.exited).toBe(1);
    expect((await ask('/', fresh(1, 'exit'))).body).toMatch(/^a\.txt=last words$/m);
  });

  test('that stand where the project now has a folder give way', async () => {
    await ask('/write/shop?x', fresh(1, 'clash'));
    const changed = project(`${FILES}# 2\n`, 'clash', { 'shop/views.py': '' });
    const { started, body } = await ask('/', changed);
    expect(started.ok).toBe(true);
    expect(body).toMatch(/^shop\/views\.py=/m);
  });

  test('are the same to a program that is not recorded, and as old as they were', async () => {
    const program = `import os
def application(environ, start_response):
    if not os.path.exists("a.txt"):
        open("a.txt", "w").close()
        os.utime("a.txt", (1_000_000_000, 1_000_000_000))
    start_response("200 OK", [])
    return [str(os.path.getmtime("a.txt")).encode()]
`;
    await ask('/', project(program, 'times'));
    const { outcome } = await runner.send(get('/'), project(`${program}#\n`, 'times'), { name: 'wsgiref' }, { grain: 'none' });
    expect(new TextDecoder().decode(outcome?.raw)).toMatch(/\r\n1000000000\.0$/);
  });
});
