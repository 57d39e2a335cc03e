// Gives the page what it is made of as `virtual:inside`: names, versions and licences, read from the packages themselves when it is built.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Plugin } from 'vite';

const NAME = 'virtual:inside';
const RESOLVED = `\0${NAME}`;

/** What ends up in the built site, and what it does there. Fonts are told apart: they are what one looks at. */
const PACKAGES: readonly (readonly [name: string, title: string, what: string])[] = [
  ['pyodide', 'Pyodide', 'CPython for WebAssembly'],
  ['react', 'React', 'draws the page'],
  ['zustand', 'Zustand', 'keeps its state'],
  ['zod', 'Zod', 'reads recordings and saved work'],
  ['monaco-editor', 'Monaco', 'the editor'],
  ['@codemirror/view', 'CodeMirror', 'the editor under a finger'],
  ['@astral-sh/ruff-wasm-web', 'Ruff', 'finds mistakes while you write, and formats'],
  ['browser-basedpyright', 'basedpyright', 'knows the types of a program, with typeshed in it'],
  ['@fontsource-variable/instrument-sans', 'Instrument Sans', 'typeface'],
  ['@fontsource-variable/literata', 'Literata', 'typeface'],
  ['@fontsource-variable/jetbrains-mono', 'JetBrains Mono', 'typeface'],
  ['@fontsource/commit-mono', 'Commit Mono', 'typeface, for a few signs'],
];

interface Manifest {
  version: string;
  license?: string;
}

export function inside(): Plugin {
  const root = resolve(import.meta.dirname, '..', 'node_modules');
  const read = <T>(file: string): T => JSON.parse(readFileSync(resolve(root, file), 'utf8')) as T;
  return {
    name: 'onionskin-inside',
    resolveId: (id) => (id === NAME ? RESOLVED : null),
    load(id) {
      if (id !== RESOLVED) return null;
      const python = read<{ info: { python: string } }>('pyodide/pyodide-lock.json').info.python;
      const parts = PACKAGES.map(([name, title, what]) => {
        const { version, license } = read<Manifest>(`${name}/package.json`);
        return { title, what, version, licence: license ?? '' };
      });
      const own = read<Manifest>('../package.json').version;
      return `export const version = ${JSON.stringify(own)};\nexport const python = ${JSON.stringify(python)};\nexport const parts = ${JSON.stringify(parts)};\n`;
    },
  };
}
