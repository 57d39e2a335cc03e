// The types are silent on programs that are right (all lessons' solutions, and the examples), and tell what is surely wrong. With the language server
// itself, and the sources of all packages of this build.
import { existsSync, readFileSync } from 'node:fs';
import { afterAll, describe, expect, test } from 'vitest';
import { readCourse, readExamples } from '../../../../lesson/read-course.node.ts';
import { importedBundles, insideOf } from '../../../../servers/bundles.ts';
import type { Finding } from '../finding.ts';
import { type LspHover, textOf } from './lsp.ts';
import { nodeLine } from './node-line.node.ts';
import { sourcesIn } from './packages.ts';
import { Pyright } from './pyright.ts';

const BUNDLES = 'public/bundles';
const LIST = `${BUNDLES}/index.json`;
const inside = insideOf('', existsSync(LIST) ? JSON.parse(readFileSync(LIST, 'utf8')) : null);
const projects = [
  ...readCourse('lessons').map(({ slug, solution }) => [slug, solution] as const),
  ...readExamples('lessons').map(({ slug, start }) => [slug, start] as const),
];
const texts = projects.flatMap(([, files]) => Object.values(files));
const packages = Object.assign(
  {},
  ...importedBundles(Object.fromEntries(texts.map((text, nth) => [`${nth}.py`, text])), inside.bundles).map(({ name }) =>
    sourcesIn(readFileSync(`${BUNDLES}/${name}.zip`)),
  ),
);

let hear: (name: string, version: number, found: readonly Finding[]) => void = () => {};
const pyright = new Pyright(nodeLine, packages, [], { found: (...all) => hear(...all), failed: () => {} });
afterAll(() => pyright.dispose());
let version = 0;

/** The server tells of a file again when it knows more of what that imports: what holds is what it said last. Null: it is still at it. */
const QUIET = 300;

async function findings(files: Readonly<Record<string, string>>, during = async () => {}): Promise<string[]> {
  await pyright.ready;
  const names = Object.keys(files).filter((name) => name.endsWith('.py'));
  const mine = ++version;
  const found = new Map<string, readonly Finding[]>();
  const all = new Promise<void>((resolve) => {
    let timer: NodeJS.Timeout | undefined;
    hear = (name, of, told) => {
      if (of !== mine) return;
      found.set(name, told);
      clearTimeout(timer);
      if (found.size === names.length) timer = setTimeout(resolve, QUIET);
    };
  });
  for (const name of names) pyright.open(name, mine, files[name] ?? '');
  await all;
  await during();
  for (const name of names) pyright.close(name);
  return [...found].flatMap(([name, told]) =>
    told.map(({ line, says, rule }) => `${name}:${line} ${rule} ${says.split('\n')[0]}`),
  );
}

describe('what is surely wrong is told', () => {
  test('calls, attributes and imports, also of the project’s other files', async () => {
    const found = await findings({
      'app.py': `from wsgiref.types import StartResponse, WSGIEnvironment

import nowhere
from layers import thing


def application(environ: WSGIEnvironment, start_response: StartResponse):
    start_response("200 OK")
    environ.gone()
    return [thing(1)]
`,
      'layers.py': 'def thing() -> bytes:\n    return b"x"\n',
    });
    expect(found).toEqual([
      'app.py:3 reportMissingImports Import "nowhere" could not be resolved.',
      'app.py:8 reportCallIssue Expected 1 more positional argument.',
      'app.py:9 reportAttributeAccessIssue Cannot access attribute "gone" for class "WSGIEnvironment".',
      'app.py:10 reportCallIssue Expected 0 positional arguments.',
    ]);
  });

  test('what is called environ and start_response is what PEP 3333 says, without a word of types', async () => {
    let said = '';
    const source = `def application(environ, start_response):
    start_response("200 OK")
    environ.gone()
    return [start_response]


class Layer:
    def __call__(self, environ, start_response):
        start_response(200, [])
`;
    const found = await findings({ 'app.py': source }, async () => {
      const hover = await pyright.ask('textDocument/hover', 'app.py', { line: 3, character: 15 }).result;
      said = textOf((hover as LspHover).contents);
    });
    expect(found).toEqual([
      'app.py:2 reportCallIssue Expected 1 more positional argument.',
      'app.py:3 reportAttributeAccessIssue Cannot access attribute "gone" for class "WSGIEnvironment".',
      expect.stringMatching(/^app\.py:9 reportArgumentType Argument of type "Literal\[200\]" cannot be assigned/),
    ]);
    expect(said).toContain('(parameter) start_response: StartResponse');
  });

  test('nothing of syntax, of unused and of undefined names, which others tell', async () => {
    expect(await findings({ 'app.py': 'import os\n\nprint(hello)\n\n\ndef broken(:\n' })).toEqual([]);
  });

  test.runIf(inside.bundles.some(({ name }) => name === 'flask'))('what a package brings is known', async () => {
    let said = '';
    const found = await findings({ 'app.py': 'import flask\n\nsite = flask.Flask()\n' }, async () => {
      const hover = await pyright.ask('textDocument/hover', 'app.py', { line: 2, character: 14 }).result;
      said = textOf((hover as LspHover).contents);
    });
    expect(found).toEqual(['app.py:3 reportCallIssue Argument missing for parameter "import_name".']);
    expect(said).toContain('class Flask(');
  });
});

/** Of an example that is there to be mended, what is wrong with it. */
const WRONG: Readonly<Record<string, RegExp>> = {
  'example-bad-status': /^app\.py:2 reportArgumentType Argument of type "Literal\[200\]" cannot be assigned/,
};

test.each(projects)('nothing is wrong in %s but what is meant to be', async (slug, files) => {
  const wrong = WRONG[slug];
  expect(await findings(files)).toEqual(wrong === undefined ? [] : [expect.stringMatching(wrong)]);
});
