// Texts of lessons that mean ill, and what becomes of each: it is refused with a sentence, or it is words on the page and nothing else. Lessons are the
// authors' own, and read when the page is built; whoever takes one from somebody else builds it, and reads it in `npm run dev`.
import { DEEPEST, MOST_CHARACTERS, MOST_IN_LINE, MOST_INDENTED, MOST_LINES, MOST_OPENED } from './markdown.ts';

export interface HostileText {
  name: string;
  text: string;
  /** The sentence; left out: it is words. */
  refused?: RegExp;
}

export const RUN = 'top.harmed=1';
const IMAGE = `<img src=x onerror="${RUN}">`;
/** What is said of each text that is HTML. */
export const HTML = /raw HTML is not allowed/;
const NOWHERE = /leads to no lesson/;
const PLACE = /stands where the link does/;
const NO_PICTURE = /pictures are not known yet/;
const nested = (count: number) =>
  [
    ...Array.from({ length: count }, (_, nth) => `${':'.repeat(count + 3 - nth)}note`),
    'x',
    ...Array.from({ length: count }, (_, nth) => ':'.repeat(4 + nth)),
  ].join('\n');

/** Each line a list in the one before. */
const stairs = (count: number, step = '  ') => Array.from({ length: count }, (_, nth) => `${step.repeat(nth)}- a`).join('\n');

const html: readonly HostileText[] = [
  { name: 'a script', text: `<script>${RUN}</script>` },
  { name: 'a picture that fails, within a sentence', text: `So ${IMAGE} it is.` },
  { name: 'HTML in a heading', text: `### ${IMAGE}` },
  { name: 'HTML in a list', text: `- one\n- ${IMAGE}` },
  { name: 'HTML in a quotation', text: `> ${IMAGE}` },
  { name: 'HTML in words that are strong', text: `**${IMAGE}**` },
  { name: 'HTML in a note', text: `:::note\n${IMAGE}\n:::` },
  { name: 'HTML in a hint', text: `:::hint\n${IMAGE}\n:::` },
  { name: 'HTML in a question', text: `:::predict{kind=status}\n${IMAGE}\n:::` },
  { name: 'HTML in an option', text: `:::predict{kind=choice}\nWhich?\n- ${IMAGE} :if{status=200}\n- b :if{status=404}\n:::` },
  { name: 'HTML in a figure’s caption', text: `:::figure\n${IMAGE}\n:::` },
  { name: 'HTML in a link', text: `[${IMAGE}](https://a.example)` },
  { name: 'a comment', text: `<!-- --><svg onload=${RUN}>` },
  { name: 'an instruction', text: `<?xml-stylesheet href="javascript:${RUN}"?>` },
  { name: 'a declaration', text: '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]>' },
  { name: 'CDATA', text: `<![CDATA[${IMAGE}]]>` },
  { name: 'an end tag that closes what is not theirs', text: '</div></article></main>' },
  { name: 'a style', text: '<style>@import "http://stolen.example/x.css"</style>' },
].map((one) => ({ ...one, refused: HTML }));

const links: readonly HostileText[] = [
  { name: 'a link that is a script', text: `[x](javascript:${RUN})`, refused: NOWHERE },
  { name: 'the same in other letters', text: `[x](JaVaScRiPt:${RUN})`, refused: NOWHERE },
  { name: 'the same with an entity for the colon', text: `[x](javascript&colon;${RUN})`, refused: NOWHERE },
  { name: 'the same with numbers for letters', text: `[x](&#x6A;&#97;vascript:${RUN})`, refused: NOWHERE },
  { name: 'the same with a tab in it', text: `[x](<java\tscript:${RUN}>)`, refused: NOWHERE },
  { name: 'a link that is a page of its own', text: '[x](data:text/html,<script>top.harmed=1</script>)', refused: NOWHERE },
  { name: 'a link to another origin without a scheme', text: '[x](//stolen.example/)', refused: NOWHERE },
  { name: 'the same with backslashes', text: '[x](\\\\\\\\stolen.example)', refused: NOWHERE },
  { name: 'a link without encryption', text: '[x](http://stolen.example/)', refused: NOWHERE },
  { name: 'a file', text: '[x](file:///etc/passwd)', refused: NOWHERE },
  { name: 'a script as an address that links itself', text: `<javascript:${RUN}>`, refused: NOWHERE },
  { name: 'an address for letters', text: '<me@stolen.example>', refused: NOWHERE },
  { name: 'a link to what every object has', text: '[x](constructor)', refused: NOWHERE },
  { name: 'a script whose address stands elsewhere', text: `[x][y]\n\n[y]: javascript:${RUN}`, refused: PLACE },
  { name: 'the same within a note', text: `:::note\n[x][y]\n\n[y]: javascript:${RUN}\n:::`, refused: PLACE },
  { name: 'the same within a quotation', text: `> [x][y]\n>\n> [y]: data:text/html,x`, refused: PLACE },
  { name: 'the same within a list, by its own words', text: `- [x]\n\n  [x]: javascript:${RUN}`, refused: PLACE },
  { name: 'a quote in an address', text: `[x](https://a.example/"onmouseover="${RUN})` },
  { name: 'a quote in a link’s title', text: `[x](https://a.example '" onclick="${RUN}')` },
  { name: 'a host that hides behind a name', text: '[x](https://onionskin.example@stolen.example/)' },
];

const others: readonly HostileText[] = [
  { name: 'a picture from elsewhere', text: '![x](http://stolen.example/x.png)', refused: NO_PICTURE },
  { name: 'a picture within a link', text: '[![x](data:image/svg+xml,<svg/>)](https://a.example)', refused: NO_PICTURE },
  {
    name: 'a picture whose address stands elsewhere',
    text: ':::note\n![x][y]\n\n[y]: https://a.example/x.png\n:::',
    refused: NO_PICTURE,
  },
  { name: 'HTML written with entities', text: `&lt;script&gt;${RUN}&lt;/script&gt; &#60;img src=x onerror=${RUN}&#62;` },
  { name: 'HTML within code', text: `\`${IMAGE}\`` },
  { name: 'HTML within a block of code', text: `\`\`\`python\n# </code></pre>${IMAGE}\nx = "</script>"\n\`\`\`` },
  { name: 'a fence whose file is HTML', text: `\`\`\`python "></span>${IMAGE}\nx\n\`\`\`` },
  { name: 'a fence whose language is HTML', text: `~~~"><img/src=x>\nx\n~~~` },
  { name: 'a fence in the language __proto__', text: '```__proto__\nx\n```' },
  { name: 'a fence in the language constructor', text: '```constructor\nx\n```' },
  { name: 'a title that is HTML', text: `:::note{title='">${IMAGE}'}\nx\n:::` },
  { name: 'a request that is HTML', text: `:::try{request='GET /">${IMAGE}'}\nx\n:::` },
  { name: 'a request with a line of its own', text: ':::try\n```\nGET / HTTP/1.1\r\nX: y\n```\n:::' },
  { name: 'words that the run should print that are HTML', text: `:printed[\\<img src=x onerror=${RUN}>]` },
  { name: 'a layer that is HTML', text: `:line[5]{event=enter layer='${IMAGE}'}` },
  { name: 'a note with a handler', text: `:::note{onclick="${RUN}"}\nx\n:::`, refused: /there is no “onclick”/ },
  { name: 'a note with a style', text: ':::note{style="position:fixed"}\nx\n:::', refused: /there is no “style”/ },
  { name: 'a note with an id and a class', text: ':::note{#root .frame}\nx\n:::', refused: /there is no “id”, “class”/ },
  { name: 'a note with a prototype', text: ':::note{__proto__=x}\nx\n:::' },
  { name: 'a note with a constructor', text: ':::note{constructor=x}\nx\n:::', refused: /there is no “constructor”/ },
  { name: 'a block called constructor', text: ':::constructor\nx\n:::', refused: /is not a known block/ },
  { name: 'a word called toString', text: ':toString[x]', refused: /is not a known word/ },
  { name: 'a block within a block', text: '::::note\n:::predict{kind=status}\nx\n:::\n::::', refused: /has to stand by itself/ },
  { name: 'a NUL, and letters from right to left', text: 'a\0b \u202Egnp.exe\u202C' },
  { name: 'half a letter', text: 'a \uD800 b' },
];

/** What would take a parser hours, or more room than there is. */
const bombs: readonly HostileText[] = [
  { name: '100,000 lines', text: 'x\n\n'.repeat(50_000), refused: /is longer than/ },
  { name: 'as many lines as would still be short', text: 'x\n'.repeat(MOST_LINES + 1), refused: /has more than \d+ lines/ },
  { name: 'a line of a megabyte', text: 'x'.repeat(1_000_000), refused: /is longer than/ },
  { name: 'a line that is too long', text: 'x'.repeat(MOST_IN_LINE + 1), refused: /the line is longer than/ },
  { name: 'quotations in quotations', text: `${'>'.repeat(DEEPEST + 1)} x`, refused: /nested deeper than/ },
  { name: 'lists in lists', text: `${'- '.repeat(DEEPEST + 1)}x`, refused: /nested deeper than/ },
  { name: 'both in turn', text: `${'> 1. '.repeat(DEEPEST)}x`, refused: /nested deeper than/ },
  { name: 'both without a space between', text: `${'>- '.repeat(330)}x`, refused: /the line is nested deeper than/ },
  {
    name: 'quotations behind a line that ends as an old Mac’s',
    text: `x\r${'> '.repeat(400)}x`,
    refused: /:2: the line is nested/,
  },
  { name: 'lists in lists, a line each', text: stairs(160), refused: /the line is indented/ },
  { name: 'the same by tabs', text: stairs(60, '\t'), refused: /the line is indented/ },
  { name: 'lists in lists, a line each, no line far in', text: stairs(MOST_INDENTED / 2), refused: /levels of Markdown/ },
  { name: 'stars in stars', text: `${'*a **a '.repeat(16)}${'a** a* '.repeat(16)}`, refused: /levels of Markdown/ },
  { name: 'brackets that never close', text: '['.repeat(MOST_OPENED + 1), refused: /signs of Markdown/ },
  { name: 'stars that close too late', text: `${'**a'.repeat(200)}${'**'.repeat(100)}`, refused: /signs of Markdown/ },
  { name: 'directives in directives’ words', text: ':a['.repeat(300), refused: /signs of Markdown/ },
  { name: 'notes in notes', text: nested(DEEPEST), refused: /has to stand by itself/ },
  { name: 'notes in more notes', text: nested(60), refused: /the block is nested deeper than/ },
  { name: 'notes in notes that never end', text: ':::note\n'.repeat(MOST_LINES - 1), refused: /the block is nested deeper than/ },
  { name: 'notes that only seem to end', text: ':::note\n> :::\n'.repeat(MOST_LINES / 3), refused: /the block is nested deeper/ },
  {
    name: 'notes in notes in a quotation',
    text: '> :::note\n'.repeat(MOST_LINES - 1),
    refused: /the block is nested deeper than/,
  },
  // As bad as is still read.
  { name: 'brackets on every line', text: `${'['.repeat(MOST_OPENED)}\n`.repeat(MOST_CHARACTERS / (MOST_OPENED + 1) - 1) },
  { name: 'stars on every line', text: `${'*a '.repeat(MOST_OPENED)}\n`.repeat(MOST_CHARACTERS / (3 * MOST_OPENED + 1) - 1) },
  { name: 'lists as deep as may be', text: `${'- '.repeat(DEEPEST)}x\n`.repeat(MOST_LINES - 1) },
  { name: 'more notes than may be open at once, each closed', text: ':::note\nx\n:::\n'.repeat(DEEPEST * 2) },
];

export const hostileTexts: readonly HostileText[] = [...html, ...links, ...others, ...bombs];

const head = (more: string): string => `---\ntitle: a\ngoal: b\nrequest: GET /\nspec: []\n${more}\n---\nx`;
const level = (name: string, of: string): string => `${name}: &${name} [${Array(9).fill(of).join(', ')}]`;

/** Heads of lesson.md: all of them are refused. */
export const hostileHeads: readonly Required<HostileText>[] = [
  {
    name: 'aliases of aliases of aliases',
    text: head([level('a', 'x'), level('b', '*a'), level('c', '*b'), level('d', '*c'), level('e', '*d')].join('\n')),
    refused: /the head has an alias/,
  },
  { name: 'an alias of itself', text: head('app: &x [*x]'), refused: /the head has an alias/ },
  { name: 'an alias of nothing', text: head('app: *x'), refused: /alias/i },
  { name: 'a key __proto__', text: head('__proto__: {polluted: 1}'), refused: /there is no “__proto__”/ },
  { name: 'a key constructor', text: head('constructor: {prototype: {polluted: 1}}'), refused: /there is no “constructor”/ },
  { name: 'a merge', text: head('<<: {polluted: 1}'), refused: /there is no “<<”/ },
  { name: 'a key that is a list', text: head('? [a]\n: b'), refused: /there is no “/ },
  { name: 'a title twice', text: head('title: c'), refused: /unique/ },
  {
    name: 'an object that is to be made',
    text: head('app: !!js/object {toString: 1}'),
    refused: /app: is missing, or is no string/,
  },
  { name: 'a function that is to be made', text: head('app: !!js/function {}'), refused: /app: is missing, or is no string/ },
  { name: 'lists in lists', text: head(`app: ${'['.repeat(1500)}${']'.repeat(1500)}`), refused: /lesson\.md/ },
  { name: 'lists that never close', text: head(`app: ${'['.repeat(3900)}`), refused: /lesson\.md/ },
  { name: '50,000 keys', text: head('k: 1\n'.repeat(50_000)), refused: /the head is longer than/ },
  { name: 'no end', text: '---\ntitle: a\n'.repeat(1000), refused: /lesson\.md/ },
];
