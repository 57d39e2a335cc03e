// The types must be silent on programs that are right: all lessons' solutions, and the examples.
import { existsSync, readFileSync } from 'node:fs';
import { afterAll, expect, test } from 'vitest';
import { readCourse, readExamples } from '../../../../lesson/read-course.node.ts';
import { insideOf } from '../../../../servers/bundles.ts';
import type { Finding } from '../finding.ts';
import { nodeLine } from './node-line.node.ts';
import { importedPackages, sourcesIn } from './packages.ts';
import { Pyright } from './pyright.ts';

const BUNDLES = 'public/bundles';
const inside = insideOf(
  '',
  existsSync(`${BUNDLES}/index.json`) ? JSON.parse(readFileSync(`${BUNDLES}/index.json`, 'utf8')) : null,
);
const projects = [
  ...readCourse('lessons').map(({ slug, solution }) => [slug, solution] as const),
  ...readExamples('lessons').map(({ slug, start }) => [slug, start] as const),
];
const texts = projects.flatMap(([, files]) => Object.values(files));
const packages = Object.assign(
  {},
  ...[...importedPackages(inside.bundles, texts)].map((name) => sourcesIn(readFileSync(`${BUNDLES}/${name}.zip`))),
);
let hear: (name: string, version: number, found: readonly Finding[]) => void = () => {};
const pyright = new Pyright(nodeLine, packages, [], { found: (...all) => hear(...all), failed: () => {} });
afterAll(() => pyright.dispose());

let version = 0;
test.each(projects)('%s', async (_slug, files) => {
  await pyright.ready;
  const names = Object.keys(files).filter((name) => name.endsWith('.py'));
  const mine = ++version;
  const found = new Map<string, readonly Finding[]>();
  const all = new Promise<void>((resolve) => {
    hear = (name, of, findings) => {
      if (of !== mine) return;
      found.set(name, findings);
      if (found.size === names.length) setTimeout(resolve, 300);
    };
  });
  for (const name of names) pyright.open(name, mine, files[name] ?? '');
  await all;
  for (const name of names) pyright.close(name);
  const said = [...found].flatMap(([name, findings]) =>
    findings.map(({ line, says, rule }) => `${name}:${line} ${rule} ${says}`),
  );
  expect(said).toEqual([]);
});
