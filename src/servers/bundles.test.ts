import { expect, test } from 'vitest';
import { importedBundles, insideOf } from './bundles.ts';

const gunicorn = { version: '26.2.2', licence: 'MIT', modules: ['gunicorn'], needs: [], bytes: 244_032 };

test('a list is read as an object of names, as an array, or with the bundles within', () => {
  const asArray = [{ name: 'gunicorn', ...gunicorn }];
  for (const list of [{ gunicorn }, { bundles: { gunicorn } }, asArray, { bundles: asArray }]) {
    expect(insideOf('3.14', list).bundles).toEqual([{ name: 'gunicorn', from: '', companion: false, ...gunicorn }]);
  }
});

test('a companion comes along with who needs it, and not because its own name is imported', () => {
  const bundle = (name: string, needs: string[] = [], companion = false) => ({ ...gunicorn, modules: [name], needs, companion });
  const { bundles } = insideOf('3.14', { webob: bundle('webob', ['cgi']), cgi: bundle('cgi', [], true) });
  const namesFor = (source: string) => importedBundles({ 'app.py': source }, bundles).map(({ name }) => name);
  expect(namesFor('import os, webob\n')).toEqual(['cgi', 'webob']);
  expect(namesFor('import cgi\n')).toEqual([]);
});

test('where a bundle comes from is one line', () => {
  const from = { source: 'Debian', package: 'python3-gunicorn', version: '26.2.2-2' };
  expect(insideOf('3.14', { gunicorn: { ...gunicorn, from } }).bundles[0]?.from).toBe('Debian, python3-gunicorn 26.2.2-2');
});

test('what is not there is missing, and what can not be read is as good as not there', () => {
  expect(insideOf('3.14', { gunicorn, waitress: 'broken' }).missing).toEqual([
    'waitress',
    'flask',
    'bottle',
    'webob',
    'paste',
    'whitenoise',
  ]);
  for (const nothing of [null, 'text', 7, [], {}]) expect(insideOf('3.14', nothing).missing).toContain('gunicorn');
});

test('what the list itself says is missing is told, too', () =>
  expect(insideOf('3.14', { bundles: { gunicorn }, missing: ['jinja2', { name: 'click' }] }).missing).toEqual(
    expect.arrayContaining(['jinja2', 'click', 'flask']),
  ));
