// What a project needs is what it imports of this build's packages, and what those need themselves.
import { expect, test } from 'vitest';
import type { Bundle } from '../servers/bundles.ts';
import { requirementsOf } from './requirements.ts';

const bundle = (name: string, needs: string[] = [], modules = [name]): Bundle => ({
  ...{ name, version: '1.0', licence: '', bytes: null, from: '', modules, needs, companion: false },
});
const BUNDLES = [
  bundle('flask', ['werkzeug', 'jinja2']),
  bundle('jinja2', ['markupsafe']),
  bundle('markupsafe'),
  bundle('werkzeug', ['markupsafe']),
  bundle('django'),
  bundle('whitenoise'),
  bundle('bottle'),
];
const lines = (files: Record<string, string>) =>
  requirementsOf({ files, bundles: BUNDLES })
    ?.split('\n')
    .filter((line) => line !== '' && !line.startsWith('#')) ?? null;

test.each([
  ['a plain import', 'import bottle\n', ['bottle==1.0']],
  ['several on one line, under other names', 'import os, bottle as b\n', ['bottle==1.0']],
  ['a module within a package, inside a function', 'def app():\n    from django.http import HttpResponse\n', ['django==1.0']],
  ['all that it needs itself', 'from flask import Flask\n', ['flask==1.0', 'jinja2==1.0', 'markupsafe==1.0', 'werkzeug==1.0']],
  ['a dotted name in a string, as in MIDDLEWARE', 'M = ["whitenoise.middleware.WhiteNoise"]\n', ['whitenoise==1.0']],
])('%s is found', (_, source, expected) => expect(lines({ 'app.py': source })).toEqual(expected));

test.each([
  ['the standard library', { 'app.py': 'import os\nfrom urllib import parse\n' }],
  ['a module of the project’s own', { 'app.py': 'import bottle\n', 'bottle.py': '' }],
  ['a package of the project’s own', { 'app.py': 'import flask\n', 'flask/__init__.py': '' }],
  ['what is only text, or a comment', { 'notes.txt': 'import bottle\n', 'app.py': '# import bottle\n' }],
])('%s needs nothing', (_, files) => expect(lines(files)).toBeNull());
