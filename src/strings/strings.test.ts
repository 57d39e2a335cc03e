// What the page says is in strings/, whole sentences of it, and nothing of it in views/: each file of both is read and held to that.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseSync } from 'vite';
import { expect, test } from 'vitest';

/** Attributes that are read aloud or shown. */
const SPOKEN = new Set([
  'alt',
  'aria-description',
  'aria-label',
  'aria-roledescription',
  'aria-valuetext',
  'label',
  'placeholder',
  'title',
]);
/** Attributes whose text is for the machine, whatever it looks like. */
const SILENT = new Set(['className', 'style', 'rel', 'd', 'sandbox', 'points', 'transform', 'viewBox', 'accept']);
/** What looks like a sentence and is none, each with its reason. */
const NO_WORDS: readonly RegExp[] = [
  // Permissions of a frame, and the policy of a page.
  /^allow-scripts/,
  /^default-src /,
  // CSS: what is asked of the screen, colours, fonts, and the classes of the code editor.
  /^\([a-z-]+: [a-z]+\)$/,
  /^\((?:prefers|forced)-/,
  /^color-mix\(/,
  /, monospace$/,
  /^ed-[a-z-]+ ed-[a-z-]+$|^\.ed-hop::before/,
  // HTML, and what is looked for in it.
  /^<!?[a-z]+ [a-z-]+/,
  /^<\w+ [^<]*>$/,
  /^(?:iframe|link|input|button|base|img\[src\])[a-z, [\]=]*, /,
  // Names that Python, WSGI and Django give, commands, and Python itself.
  /^(?:__init__|MIDDLEWARE|start_response)$/,
  /^(?:\$ )?python manage\.py$/,
  /^DJANGO_SUPERUSER_PASSWORD=/,
  /^and as assert /,
  /^\s*(?:(?:class|def) \w+\(|from \w+ import |@cached_property|\w+: (?:object|str)\b)/,
  // Looked for in the words of the language server.
  /^Argument of type /,
  // Thrown at who calls it wrongly, never shown.
  /^an onion has at least one skin$/,
  /^Nothing runs here\.$/,
  /^There is no moment to link to\.$/,
  /^too many unreadable copies$/,
  / is the name of a lesson$/,
  // What a name among the lessons is made of.
  /^recordings of …$/,
  / is used outside of /,
];

interface Node {
  type: string;
  start: number;
  end: number;
  [key: string]: unknown;
}
const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && 'type' in value;

/** All that a module says: what stands between tags, what is read aloud, and what reads as a sentence. */
function saidIn(name: string, text: string): string[] {
  const said: string[] = [];
  const line = (at: number) => text.slice(0, at).split('\n').length;
  const visit = (node: Node, within: { attribute?: string; child?: boolean }) => {
    if (/^(?:Import|ExportNamed|ExportAll)/.test(node.type) && isNode(node.source)) return;
    if (/^TS(?:Type|Interface|Literal|Union|Template)/.test(node.type)) return;
    let inside = within;
    if (node.type === 'JSXAttribute' && isNode(node.name)) inside = { attribute: String(node.name.name) };
    if (node.type === 'JSXExpressionContainer' && within.attribute === undefined) inside = { child: true };
    if (/Function|CallExpression|BinaryExpression|MemberExpression/.test(node.type))
      inside = inside.attribute ? { attribute: inside.attribute } : {};
    // What is compared is not said.
    if (node.type === 'BinaryExpression' && node.operator !== '+') inside = {};
    const words = wordsOf(node);
    if (words !== null) {
      const aloud = SPOKEN.has(inside.attribute ?? '') || inside.child === true || node.type === 'JSXText';
      const reads = /\p{L}{2,}[,;:.…]? \p{Ll}/u.test(words) || /^\p{Lu}[^/=]*[.!?…]$/u.test(words);
      const is = /\p{L}{2}/u.test(words) && (aloud || reads) && !SILENT.has(inside.attribute ?? '');
      if (is && !NO_WORDS.some((one) => one.test(words))) said.push(`${name}:${line(node.start)}: ${words.trim().slice(0, 80)}`);
    }
    for (const value of Object.values(node)) {
      if (Array.isArray(value)) for (const one of value.filter(isNode)) visit(one, inside);
      else if (isNode(value)) visit(value, inside);
    }
  };
  visit(parseSync(name, text).program as unknown as Node, {});
  return said;
}

/** The words of a literal, of a template without what is put in, or of what stands between tags. */
function wordsOf(node: Node): string | null {
  if (node.type === 'JSXText' || node.type === 'Literal') return typeof node.value === 'string' ? node.value : null;
  if (node.type !== 'TemplateLiteral') return null;
  const quasis = node.quasis as Node[];
  return quasis.map(({ value }) => (value as { raw: string }).raw).join('…');
}

const VIEWS = resolve('src/views');
const STORE = resolve('src/store');
const STRINGS = resolve('src/strings');
const modules = (folder: string): string[] =>
  (readdirSync(folder, { recursive: true }) as string[])
    .filter((name) => /\.tsx?$/.test(name) && !/\.(?:test|node|fixture)\./.test(name))
    .sort();

test.each([
  ['view', VIEWS],
  ['module of the store', STORE],
])('no %s has a word of its own', (_, folder) => {
  expect(modules(folder).flatMap((name) => saidIn(name, readFileSync(join(folder, name), 'utf8')))).toEqual([]);
});

test.each([
  ['view', VIEWS],
  ['module of the store', STORE],
])('no %s says what is another one’s to say, unless it is shared', (_, folder) => {
  const said = modules(folder).flatMap((name) => {
    const source = readFileSync(join(folder, name), 'utf8');
    const own = `${folder === STORE ? 'store/' : ''}${name}`.replace(/\.tsx?$/, '');
    const places = [...source.matchAll(/from '(?:\.\.\/)+strings\/([^']+)\.tsx?'/g)].map(([, place = '']) => place);
    return places
      .filter((place) => place !== own && !place.startsWith('shared/') && !/(?:^|\/)shared$/.test(place))
      .map((place) => `${own} says what is of ${place}`);
  });
  expect(said).toEqual([]);
});

test('what is said is found: between tags, in what is read aloud, in a choice, in a sentence', () => {
  const text = [
    `const a = <p title="Tip" className="in bar">Plain {ok ? \`two \${n}\` : "three"} {counted(3, "byte")}</p>;`,
    "const b = 'A whole sentence.';",
    'const c = `with $' + '{n} more of them`;',
    "const d = 'in-bar'; const e = 'Content-Type'; type F = 'one of them';",
  ].join('\n');
  expect(saidIn('a.tsx', text)).toEqual([
    'a.tsx:1: Tip',
    'a.tsx:1: Plain',
    'a.tsx:1: two …',
    'a.tsx:1: three',
    'a.tsx:2: A whole sentence.',
    'a.tsx:3: with … more of them',
  ]);
});

test.each(modules(STRINGS))('%s is of a module of that name, and each of its strings is said', (name) => {
  const text = readFileSync(join(STRINGS, name), 'utf8');
  const bare = name.replace(/\.tsx?$/, '');
  const shared = /(?:^|\/)shared$/.test(bare) || bare.startsWith('shared/');
  const homes = [bare.startsWith('store/') ? 'src' : 'src/views'].flatMap((at) => [`${at}/${bare}.tsx`, `${at}/${bare}.ts`]);
  if (!shared) expect(homes.filter((home) => existsSync(home))).not.toEqual([]);
  const names = [...text.matchAll(/^export (?:const|function) (\w+)/gm)].map(([, one]) => one);
  const places = [...modules(VIEWS).map((one) => join(VIEWS, one)), ...modules('src/store').map((one) => join('src/store', one))];
  const users = places.map((place) => readFileSync(place, 'utf8')).filter((source) => source.includes(`strings/${name}'`));
  expect(names.filter((one) => !users.some((source) => new RegExp(`\\.${one}\\b|\\b${one}\\b.*strings/`).test(source)))).toEqual(
    [],
  );
});
