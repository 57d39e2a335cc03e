// A call of a layer is seen however it is made: by name, with stars, by C code, through proxies. For a generator function that is the caller's side.
import { beforeAll, expect, test } from 'vitest';
import { loadPython, type Python } from '../runner/inline-python.node.ts';
import { storyOf } from './story-of.node.ts';

let python: Python;
beforeAll(async () => {
  python = await loadPython();
});

const told = (source: string): string[] => storyOf(python, source);

const HEAD = 'start_response("200 OK", [])';
const listed = `    ${HEAD}\n    return [b"a"]\n`;
const lazy = `    ${HEAD}\n    yield b"a"\n`;
const calls = (call: string): string => `def application(environ, start_response):\n    return ${call}\n`;
const calledLazily = (name: string): string[] => [
  'application: call by server',
  'application: enter',
  `${name}: call by application`,
  `${name}: return generator`,
  'application: return generator',
  `${name}: next by server`,
  `${name}: enter`,
  `${name}: start_response 200 OK to server`,
  `${name}: chunk “a”`,
  `${name}: next by server`,
  `${name}: stop`,
  `${name}: close by server`,
];
const calledAtOnce = (name: string): string[] => [
  'application: call by server',
  'application: enter',
  `${name}: call by application`,
  `${name}: enter`,
  `${name}: start_response 200 OK to server`,
  `${name}: return list`,
  'application: return list',
  `${name}: next by server`,
  `${name}: chunk “a”`,
  `${name}: next by server`,
  `${name}: stop`,
];

const WAYS: readonly [string, string][] = [
  ['one argument by name', 'inner(environ, start_response=start_response)'],
  ['both by name', 'inner(start_response=start_response, environ=environ)'],
  ['with a star', 'inner(*(environ, start_response))'],
  ['an argument and a star', 'inner(environ, *[start_response])'],
  ['with two stars', 'inner(environ, **{"start_response": start_response})'],
  ['what a call gives', 'inner(dict(environ), start_response)'],
  ['an item of a list', '[inner][0](environ, start_response)'],
  ['by partial(), with start_response only', 'functools.partial(inner, environ)(start_response)'],
  ['by partial(), by name', 'functools.partial(inner, start_response=start_response)(environ)'],
  ['by map()', 'list(map(inner, [environ], [start_response]))[0]'],
];
test.each(WAYS)('a generator function that is called: %s', (_, call) => {
  expect(told(`import functools\ndef inner(environ, start_response):\n${lazy}${calls(call)}`)).toEqual(calledLazily('inner'));
});
test.each(WAYS)('a function that is called: %s', (_, call) => {
  expect(told(`import functools\ndef inner(environ, start_response):\n${listed}${calls(call)}`)).toEqual(calledAtOnce('inner'));
});

test.each([
  ['only takes names', 'def inner(*, environ, start_response):\n', 'inner(environ=environ, start_response=start_response)'],
  [
    'takes two stars',
    'def inner(**given):\n    start_response = given["start_response"]\n',
    'inner(start_response=start_response, environ=environ)',
  ],
  [
    'has more parameters',
    'def inner(environ, start_response, greeting="hi", *rest, mood=1):\n',
    'inner(environ, start_response, mood=2)',
  ],
])('a function and a generator function that %s', (_, def, call) => {
  expect(told(`${def}${listed}${calls(call)}`)).toEqual(calledAtOnce('inner'));
  expect(told(`${def}${lazy}${calls(call)}`)).toEqual(calledLazily('inner'));
});

const SITE = (body: string): string => `import operator
class Site:
    def wsgi(self, environ, start_response):
${body.replace(/^/gm, '    ')}
class Proxy:
    def __init__(self, target):
        self._target = target
    def __getattr__(self, name):
        return getattr(self._target, name)
site = Site()
proxy = Proxy(site)
`;
test.each([
  ['as a method', 'site.wsgi(environ, start_response)'],
  ['through __getattr__', 'proxy.wsgi(environ, start_response)'],
  ['by operator.methodcaller()', 'operator.methodcaller("wsgi", environ, start_response)(site)'],
  ['by the name of its class', 'Site.wsgi(site, environ, start_response=start_response)'],
])('a method that is called: %s', (_, call) => {
  expect(told(`${SITE(listed)}${calls(call)}`)).toEqual(calledAtOnce('Site.wsgi'));
  expect(told(`${SITE(lazy)}${calls(call)}`)).toEqual(calledLazily('Site.wsgi'));
});

test('a proxy around an instance is a layer of its own when it is what is called', () => {
  const lines = told(`class Proxy:
    def __init__(self, target):
        self._target = target
    def __getattr__(self, name):
        return getattr(self._target, name)
    def __call__(self, *args, **named):
        return self._target(*args, **named)
class Site:
    def __call__(self, environ, start_response):
    ${lazy.replaceAll('\n', '\n    ')}
application = Proxy(Site())
`);
  expect(lines.slice(0, 5)).toEqual([
    'Proxy: call by server',
    'Proxy: enter',
    'Site: call by Proxy',
    'Site: return generator',
    'Proxy: return generator',
  ]);
});

test('super() that reaches a generator function', () => {
  const lines = told(`class Base:
    def __call__(self, environ, start_response):
    ${lazy.replaceAll('\n', '\n    ')}
class Sub(Base):
    def __call__(self, environ, start_response):
        return super().__call__(environ, start_response)
application = Sub()
`);
  expect(lines.slice(0, 6)).toEqual([
    'Sub: call by server',
    'Sub: enter',
    'Base: call by Sub',
    'Base: return generator',
    'Sub: return generator',
    'Base: next by server',
  ]);
});

test('a layer that calls itself', () => {
  const again = (call: string): string => `class Down:
    def __call__(self, environ, start_response):
        environ["level"] = environ.get("level", 0) + 1
        if environ["level"] < 3:
            ${call}
        start_response("200 OK", [])
        return [b"deep"]
application = Down()
`;
  expect(told(again('return self(environ, start_response)')).filter((line) => /call|return/.test(line))).toEqual([
    'Down: call by server',
    'Down: call by Down',
    'Down: call by Down',
    'Down: return list',
    'Down: return list',
    'Down: return list',
  ]);
});

test('a function that is given environ and a function of C’s is no layer', () => {
  const lines = told(`def count(environ, how):
    return how(environ)
def application(environ, start_response):
    count(environ, len)
${listed}`);
  expect(lines.filter((line) => line.includes('call'))).toEqual(['application: call by server']);
});

test('a generator application that is called and never pulled: it never begins', () => {
  const drops = `def inner(environ, start_response):
    ${HEAD}
    yield b"never"
def application(environ, start_response):
    body = inner(environ, start_response)
    del body
${listed}`;
  expect(told(drops).slice(0, 6)).toEqual([
    'application: call by server',
    'application: enter',
    'inner: call by application',
    'inner: return generator',
    'application: start_response 200 OK to server',
    'application: return list',
  ]);
});
