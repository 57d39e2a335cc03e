// What the script that fetches packages decides without a network: whose mirror, which version, what stays of a package.
import { describe, expect, test } from 'vitest';
import { debianMirrors } from './apt-sources.mjs';
import { type Fetched, trimmed, type Wanted, zipped } from './package.mjs';
import { isWithin, upstream } from './versions.mjs';

describe('the mirror that this machine uses', () => {
  const stanzas = `# made by an installer
Types: deb deb-src
# https://snapshot.example/archive
URIs: http://mirror.example/debian
Suites: bookworm
 bookworm-updates
Components: main
Signed-By: /usr/share/keyrings/debian-archive-keyring.gpg

Types: deb
URIs: http://mirror.example/debian-security
Suites: bookworm-security
Components: main

Types: deb
Enabled: no
URIs: http://off.example/debian
Suites: sid
Components: main

Types: deb-src
URIs: http://sources.example/debian
Suites: sid
Components: main
`;
  const lines = `# deb http://comment.example/debian bookworm main
deb http://one.example/debian/ bookworm main contrib # the nearest
deb [arch=amd64 signed-by=/etc/apt/keyrings/debian.gpg] https://two.example/debian bookworm main
deb-src http://three.example/debian bookworm main
deb https://packages.example/tool stable main
`;

  test('in stanzas, comments in them or not', () => {
    expect(debianMirrors([{ name: 'debian.sources', text: stanzas }])).toEqual([
      { uri: 'http://mirror.example/debian', keyring: '/usr/share/keyrings/debian-archive-keyring.gpg' },
    ]);
  });

  test('in lines', () => {
    expect(debianMirrors([{ name: 'sources.list', text: lines }])).toEqual([
      { uri: 'http://one.example/debian/', keyring: null },
      { uri: 'https://two.example/debian', keyring: '/etc/apt/keyrings/debian.gpg' },
    ]);
  });

  test('several addresses, a list of mirrors, a key in the file itself', () => {
    const text =
      'Types: deb\nURIs: http://a.example/debian mirror+file:/etc/apt/mirrors/debian.list\nSuites: sid\nComponents: main\nSigned-By:\n -----BEGIN PGP-----\n .\n /abc\n';
    expect(debianMirrors([{ name: 'a.sources', text }]).map(({ uri }) => uri)).toEqual([
      'http://a.example/debian',
      'mirror+file:/etc/apt/mirrors/debian.list',
    ]);
  });

  test('none where Debian is not among them', () => {
    expect(debianMirrors([{ name: 'a.list', text: 'deb http://mirror.example/ubuntu noble main\n' }])).toEqual([]);
  });
});

describe('versions', () => {
  test.each([
    ['3.1.3', '>=3.1.3,<4', true],
    ['3.10', '>=3.9,<4', true],
    ['4', '>=3.1,<4', false],
    ['4.0.0', '>=3.1,<4', false],
    ['26.2.0', '>=26.2.2,<27', false],
  ])('%s in %s: %s', (version, range, within) => expect(isWithin(version, range)).toBe(within));

  test.each([
    ['1:1.8.11-1', '1.8.11'],
    ['3.0.3-2+b2', '3.0.3'],
    ['0.13.4-0.2', '0.13.4'],
    ['5.2.18+dfsg-1~exp1', '5.2.18'],
  ])('Debian’s %s is %s', (version, own) => expect(upstream(version)).toBe(own));

  test('a range that is not one is our own fault', () => {
    expect(() => isWithin('1', '~=1')).toThrow(/A range is written/);
  });
});

describe('of a package stay', () => {
  const wanted: Wanted = { version: '>=1,<2', pip: 'thing', debian: 'python3-thing', licence: 'MIT', modules: ['thing'] };
  const text = (content: string) => new TextEncoder().encode(content);
  const fetched = (files: Record<string, Uint8Array>, version = '1.5'): Fetched => ({
    version,
    from: { source: 'pip', package: 'thing', version },
    files: new Map(Object.entries(files)),
    licenceText: '',
  });
  const whole = {
    'thing/tests/test_a.py': text(''),
    'thing/tests.py': text(''),
    'thing/_fast.cpython-314-x86_64-linux-gnu.so': text('\x7fELF'),
    'thing/_fast.pyi': text(''),
    'thing/__pycache__/a.cpython-314.pyc': text(''),
    'thing/static/a.css': text('p {}'),
    'thing/__init__.py': text('x = 1'),
    'thing-1.5.dist-info/METADATA': text('Name: thing'),
    'thing-1.5.dist-info/RECORD': text(''),
    'other/__init__.py': text(''),
  };

  test('its modules, their data, and what it says about itself', () => {
    expect([...trimmed('thing', wanted, fetched(whole)).keys()]).toEqual([
      'thing-1.5.dist-info/METADATA',
      'thing/__init__.py',
      'thing/static/a.css',
      'thing/tests.py',
    ]);
  });

  test('of its languages those that are asked for, and none of the folders that are not', () => {
    const files = {
      'thing/__init__.py': text(''),
      'thing/locale/de/LC_MESSAGES/thing.mo': text('de'),
      'thing/locale/de/LC_MESSAGES/thing.po': text('de'),
      'thing/locale/fi/LC_MESSAGES/thing.mo': text('fi'),
      'thing/locale/__init__.py': text(''),
      'thing/maps/__init__.py': text(''),
      'thing/maps.py': text(''),
    };
    const some = { ...wanted, locales: ['de'], without: ['thing/maps'] };
    expect([...trimmed('thing', some, fetched(files)).keys()]).toEqual([
      'thing/__init__.py',
      'thing/locale/__init__.py',
      'thing/locale/de/LC_MESSAGES/thing.mo',
      'thing/maps.py',
    ]);
  });

  test.each([
    ['the wrong version', fetched(whole, '2.0'), /thing 2\.0 is not >=1,<2/],
    ['no such module', fetched({ 'thin.py': text('') }), /thing has no module thing/],
    [
      'machine code under another name',
      fetched({ 'thing.py': text(''), 'thing/data.bin': text('\x7fELF…') }),
      /thing\/data\.bin is machine code/,
    ],
  ])('none with %s', (_, one, says) => expect(() => trimmed('thing', wanted, one)).toThrow(says));

  test('equal zips for equal files, whatever their order', () => {
    const files = trimmed('thing', wanted, fetched(whole));
    const turned = new Map([...files].reverse());
    expect(Buffer.from(zipped(turned)).equals(Buffer.from(zipped(files)))).toBe(true);
  });
});
