// How Monaco is set: quiet. What it would offer by itself (minimap, lightbulbs, words as suggestions) stays away from the code.
import type { editor } from 'monaco-editor/editor/editor.api.js';
import * as strings from '../../strings/editor/surface-options.ts';
import { THEME } from './editor-theme.ts';

export const LAMP: editor.IModelDecorationOptions = {
  isWholeLine: true,
  className: 'ed-here',
  marginClassName: 'ed-here ed-here-edge',
  lineNumberClassName: 'ed-here-number',
};

/** The line of a frame that somebody looks at. It is no lamp: the code there waits. */
export const LOOK: editor.IModelDecorationOptions = { isWholeLine: true, className: 'ed-look' };

/** A line that is pointed at elsewhere. */
export const POINTED: editor.IModelDecorationOptions = { isWholeLine: true, className: 'ed-pointed' };

/** Text behind a line that is no part of it: the caret never stands in it. */
export const valuesOptions = (content: string): editor.IModelDecorationOptions => ({
  showIfCollapsed: true,
  after: { content, inlineClassName: 'ed-values', inlineClassNameAffectsLetterSpacing: true },
});

/** 31 px of numbers (four digits' room) and 28 px for hops: the placeholder in code-editor.css keeps the same 59. */
export const OPTIONS: editor.IStandaloneEditorConstructionOptions = {
  theme: THEME,
  ariaLabel: strings.code,
  automaticLayout: true,
  autoIndent: 'full',
  bracketPairColorization: { enabled: false },
  contextmenu: false,
  cursorBlinking: 'solid',
  fixedOverflowWidgets: true,
  folding: false,
  fontFamily: '"JetBrains Mono", "Onion Symbols", ui-monospace, monospace',
  fontLigatures: false,
  fontSize: 13,
  glyphMargin: false,
  guides: { indentation: true, highlightActiveIndentation: false, bracketPairs: false },
  lineDecorationsWidth: 28,
  lineHeight: 20,
  lineNumbersMinChars: 4,
  links: false,
  matchBrackets: 'near',
  minimap: { enabled: false },
  occurrencesHighlight: 'off',
  overviewRulerLanes: 0,
  overviewRulerBorder: false,
  hideCursorInOverviewRuler: true,
  padding: { top: 8, bottom: 8 },
  // Of what is known of the program: without types there are none but the keys of environ.
  quickSuggestions: { other: 'on', comments: 'off', strings: 'off' },
  quickSuggestionsDelay: 300,
  acceptSuggestionOnEnter: 'smart',
  suggest: { showWords: false, showSnippets: false, showStatusBar: false, preview: false },
  parameterHints: { enabled: true, cycle: true },
  gotoLocation: { multipleDefinitions: 'goto' },
  renderFinalNewline: 'on',
  renderLineHighlight: 'none',
  renderWhitespace: 'selection',
  scrollBeyondLastLine: false,
  scrollbar: { verticalScrollbarSize: 10, horizontalScrollbarSize: 10, useShadows: false, alwaysConsumeMouseWheel: false },
  // A click beside the code makes a breakpoint.
  selectOnLineNumbers: false,
  selectionHighlight: true,
  smoothScrolling: false,
  suggestOnTriggerCharacters: true,
  unicodeHighlight: { ambiguousCharacters: false, invisibleCharacters: true, nonBasicASCII: false },
  wordBasedSuggestions: 'off',
};
