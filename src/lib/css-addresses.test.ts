import { expect, test } from 'vitest';
import { addressesIn, withAddresses } from './css-addresses.ts';

const found = (css: string) => addressesIn(css).map(({ kind, address }) => `${kind} ${address}`);

test.each([
  ['a { background: url(x.png) }', ['url x.png']],
  ['a { background: URL( "x y.png" ) , url(\'z\') }', ['url x y.png', 'url z']],
  ['@import "base.css";', ['import base.css']],
  ["@import url('a.css') screen; @import url(b.css) layer(x);", ['import a.css', 'import b.css']],
  ['a::before { content: "url(no.png)" }', []],
  ['/* url(no.png) @import "no.css" */ a { src: url(yes) }', ['url yes']],
  ['a { b: url(a\\)b) }', ['url a)b']],
  ['a { b: url("\\66 oo") }', ['url foo']],
  ['@charset "utf-8"; @import "x";', ['import x']],
  ['a { b: url() }', ['url ']],
  ['/* open url(no.png)', []],
  ['a { content: "it’s"; b: url(c) }', ['url c']],
])('%s', (css, wanted) => expect(found(css)).toEqual(wanted));

test('other addresses are put in their places, and what follows them stays', () => {
  const css = '@import "a.css" print; p { background: url(b.png) no-repeat; mask: url(#c) }';
  expect(withAddresses(css, addressesIn(css), ({ address }) => (address === '#c' ? null : `data:,${address}"`))).toBe(
    '@import url("data:,a.css\\22 ") print; p { background: url("data:,b.png\\22 ") no-repeat; mask: url(#c) }',
  );
});
