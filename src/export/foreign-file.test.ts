import { expect, test } from 'vitest';
import { helloSample } from '../testing/samples.ts';
import { foreignFile } from './foreign-file.ts';
import { harOf } from './har.ts';
import { perfettoOf } from './perfetto.ts';
import { recordingFile } from './recording-file.ts';

test('a HAR and a trace are known by what is in them, whatever they are called', () => {
  const har = `${JSON.stringify(harOf(helloSample(), '1'), null, 1)}\n`;
  const trace = `${JSON.stringify(perfettoOf(helloSample()))}\n`;
  expect([foreignFile('kept.json', har), foreignFile('kept.json', trace)]).toEqual(['har', 'trace']);
  expect([foreignFile('a.HAR', '{}'), foreignFile('a.trace.json', '')]).toEqual(['har', 'trace']);
  expect(foreignFile('from-a-browser.json', '[{"name":"x","ph":"X"}]')).toBe('trace');
});

test('what this page opens is neither', () => {
  expect(foreignFile('kept.recording.json', recordingFile(helloSample(), 'closed', {}))).toBeNull();
  expect(foreignFile('project.json', '{"format":"onionskin-project","version":1}')).toBeNull();
  expect(foreignFile('app.py', 'log = {"log": {}}')).toBeNull();
});
