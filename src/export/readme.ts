// README.md of a project that is taken home: how it is started behind each server, and how it is asked.

import type { Way } from './commands.ts';
import { whenItLeaves } from './hanging-up.ts';
import { AT_HOME, type Home } from './home.ts';
import { markdownText, shellWord } from './quoting.ts';

export interface Names {
  requirements: string | null;
  request: string | null;
  test: string | null;
  settings: string;
  /** mod_wsgi's script, where that is no file of the project's. */
  script: string | null;
}

export interface Told {
  names: Names;
  ways: readonly Way[];
  /** A command that comes before the first start. */
  preparation: string | null;
  /** Why there is no test. */
  untested: string | null;
}

export function readmeOf(home: Home, { names, ways, preparation, untested }: Told): string {
  const first = ways.find(({ name }) => name === home.server.name);
  const others = ways.filter((way) => way !== first);
  const mount = home.server.mount ?? '';
  const parts = [
    `# ${markdownText(home.title === '' ? 'A project' : home.title)}`,
    `Taken home from Onionskin. Every file is as it stood in the editor. What is served is \`${home.app}\`, at http://${AT_HOME}${mount}/, and each command below is run in this folder.`,
    '## Before the first start',
    names.requirements === null
      ? 'Nothing has to be installed but Python 3 and one of the servers.'
      : `${code('python3 -m venv .venv', '. .venv/bin/activate', `python3 -m pip install -r ${names.requirements}`)}\n\nThe versions are those that it ran with in Onionskin, on CPython 3.14.`,
    ...(preparation === null ? [] : [`Then make the tables of the database:\n\n${code(preparation)}`]),
    '## Start it',
    ...(first === undefined ? [] : [`It was last served by this one:\n\n${wayOf(first)}`]),
    ...others.map(wayOf),
    ...asked(home, names, untested),
    '## Back to Onionskin',
    `The whole zip, or this folder, can be opened in Onionskin again (Share, “Open”). \`${names.settings}\` keeps the server's settings and the request for that.`,
  ];
  return `${parts.join('\n\n')}\n`;
}

const code = (...lines: string[]): string => `\`\`\`sh\n${lines.join('\n')}\n\`\`\``;

function wayOf({ title, command, install, note }: Way): string {
  return [
    `### ${title}`,
    install.endsWith('.') ? install : `${install}, then`,
    code(command),
    ...(note === '' ? [] : [note]),
  ].join('\n\n');
}

function asked({ leaves }: Home, { request, test }: Names, untested: string | null): string[] {
  if (request === null) return [];
  const sent =
    leaves === null
      ? 'The request that stood in the composer; what is printed is every byte that the server sends:'
      : `The request that stood in the composer, from a client that hangs up ${whenItLeaves(leaves)}; what is printed is what it has by then:`;
  const parts = ['## Ask it', `${sent}\n\n${code(`sh ${shellWord(request)}`)}`];
  if (test !== null) {
    const run = code(`python3 -m unittest ${test.replace(/\.py$/, '')}`);
    parts.push(`The same as a test of the application, which needs no server. It expects what Onionskin recorded:\n\n${run}`);
  } else if (untested !== null) parts.push(untested);
  return parts;
}
