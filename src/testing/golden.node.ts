// The golden folders as tests read them: a program with a request each, and the recording that Python makes of it.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Grain, ServerName } from '../runner/runner.ts';
import type { Recording } from '../trace/recording.ts';
import { fromText } from '../trace/trace-text.ts';

const FOLDER = fileURLToPath(new URL('./golden/', import.meta.url));
const read = (name: string, file: string): string => readFileSync(join(FOLDER, name, file), 'utf8');

export const goldenNames: readonly string[] = readdirSync(FOLDER).sort();

export interface GoldenProgram {
  source: string;
  /** The request as the client sends it. */
  raw: string;
  /** wsgiref and layers, unless the folder has a file `server` or `grain` that says otherwise. */
  server: ServerName;
  grain: Grain;
}

export function goldenProgram(name: string): GoldenProgram {
  const told = (file: string, otherwise: string): string =>
    existsSync(join(FOLDER, name, file)) ? read(name, file).trim() : otherwise;
  // In the file, lines end with a plain newline. The body follows the blank line as it is.
  const [head = '', ...body] = read(name, 'request').split('\n\n');
  return {
    source: read(name, 'app.py'),
    raw: `${head.replaceAll('\n', '\r\n')}\r\n\r\n${body.join('\n\n')}`,
    server: told('server', 'wsgiref') as ServerName,
    grain: told('grain', 'layers') as Grain,
  };
}

export const goldenText = (name: string): string => read(name, 'recording.txt');
export const writeGolden = (name: string, text: string): void => writeFileSync(join(FOLDER, name, 'recording.txt'), text);

export const goldenRecording = (name: string): Recording => fromText(goldenText(name));
export const goldenRecordings = (): readonly (readonly [name: string, recording: Recording])[] =>
  goldenNames.map((name) => [name, goldenRecording(name)]);
