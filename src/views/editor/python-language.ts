// Python for Monaco: quieter than the stock grammar. Only real keywords are coloured, the name after `def` and `class` is bold,
// `self` and the constants stand back. Everything else is plain text, so that the lamp and the hops stay the loudest things.
import type { languages } from 'monaco-editor/editor/editor.api.js';

export const LANGUAGE = 'python';

const keywords =
  'and as assert async await break class continue def del elif else except finally for from global if import in is lambda nonlocal not or pass raise return try while with yield';

type Rules = languages.IMonarchLanguageRule[];
const opening: Rules = [];
const insides: Record<string, Rules> = {};
for (const [name, quote] of [
  ['three-double', '"""'],
  ['three-single', "'''"],
  ['double', '"'],
  ['single', "'"],
] as const) {
  const escaped: Rules = [
    [/\\./, 'string'],
    [/\\$/, 'string'],
  ];
  const end: Rules = [
    [new RegExp(quote), { token: 'string', next: '@pop' }],
    [/[^\\{}'"]+/, 'string'],
    [/./, 'string'],
  ];
  insides[name] = [...escaped, ...end];
  // What stands in the braces of an f-string is code again.
  insides[`format-${name}`] = [...escaped, [/\{\{|\}\}/, 'string'], [/\{/, { token: 'delimiter', next: '@field' }], ...end];
  // A one-line string whose end is still to be typed colours its quote only: the rest of the file stays as it was.
  if (quote.length === 1) opening.push([new RegExp(`[bBrRuUfFtT]{0,2}${quote}(?=(?:[^${quote}\\\\]|\\\\.)*$)`), 'string']);
  opening.push([new RegExp(`(?:[fFtT][rR]?|[rR][fFtT])${quote}`), { token: 'string', next: `@format-${name}` }]);
  opening.push([new RegExp(`(?:[bB][rR]?|[rR][bB]?|[uU])?${quote}`), { token: 'string', next: `@${name}` }]);
}

export const pythonTokens: languages.IMonarchLanguage = {
  defaultToken: '',
  keywords: keywords.split(' '),
  quiet: ['self', 'cls', 'None', 'True', 'False', 'NotImplemented', 'Ellipsis'],
  brackets: [
    { open: '{', close: '}', token: 'delimiter' },
    { open: '[', close: ']', token: 'delimiter' },
    { open: '(', close: ')', token: 'delimiter' },
  ],
  tokenizer: {
    root: [
      [/(def|class)(\s+)([A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*)/, ['keyword', 'white', 'definition']],
      // Soft keywords count only where they start a statement that ends in a colon.
      [/^(\s*)(match|case)(?=\s[^=].*:\s*(?:#.*)?$)/, ['white', 'keyword']],
      { include: '@code' },
    ],
    code: [
      [/\s+/, 'white'],
      [/#.*$/, 'comment'],
      ...opening,
      [/@[A-Za-z_][\w.]*/, 'decorator'],
      // After a dot a name is an attribute, whatever it is called.
      [/(\.)(\s*)([A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*)/, ['delimiter', 'white', 'identifier']],
      [
        /[A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*/,
        { cases: { '@keywords': 'keyword', '@quiet': 'quiet', '@default': 'identifier' } },
      ],
      [/0[xX][\da-fA-F_]+|0[bB][01_]+|0[oO][0-7_]+/, 'number'],
      [/(?:\d[\d_]*)?\.\d[\d_]*(?:[eE][+-]?\d+)?[jJ]?|\d[\d_]*\.?(?:[eE][+-]?\d+)?[jJ]?/, 'number'],
      [/[{}()[\]]/, '@brackets'],
      [/[,:;.=+\-*/%<>!&|^~@]/, 'delimiter'],
    ],
    field: [[/\}/, { token: 'delimiter', next: '@pop' }], [/[!:][^{}'"]*(?=\})/, 'delimiter'], { include: '@code' }],
    ...insides,
  },
};

export const pythonBrackets: languages.LanguageConfiguration = {
  comments: { lineComment: '#' },
  brackets: [
    ['{', '}'],
    ['[', ']'],
    ['(', ')'],
  ],
  autoClosingPairs: [
    { open: '{', close: '}' },
    { open: '[', close: ']' },
    { open: '(', close: ')' },
    { open: '"', close: '"', notIn: ['string', 'comment'] },
    { open: "'", close: "'", notIn: ['string', 'comment'] },
  ],
  surroundingPairs: [
    { open: '{', close: '}' },
    { open: '[', close: ']' },
    { open: '(', close: ')' },
    { open: '"', close: '"' },
    { open: "'", close: "'" },
  ],
  indentationRules: {
    increaseIndentPattern: /^\s*(?:.*[:([{])\s*(?:#.*)?$/,
    decreaseIndentPattern: /^\s*(?:elif|else|except|finally)\b.*:\s*$/,
  },
  onEnterRules: [
    // IndentAction.Outdent: nothing can follow these at the same depth.
    { beforeText: /^\s*(?:return|raise|break|continue|pass)\b(?!.*[([{,\\]\s*$).*$/, action: { indentAction: 3 } },
  ],
};
