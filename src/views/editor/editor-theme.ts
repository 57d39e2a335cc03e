// Monaco's theme, made of the design tokens: read from the page at run time, so that tokens.css stays the only place with colours in it.
import type { editor } from 'monaco-editor/editor/editor.api.js';

export const THEME = 'onionskin';

/** Monaco wants colours as #rrggbb; a token reads "#FFFEFB". The base says what it draws besides them: edges, where the system chooses the colours. */
export function themeFrom(token: (name: string) => string, base: editor.BuiltinTheme): editor.IStandaloneThemeData {
  const bare = (name: string) => token(name).trim().replace(/^#/, '');
  const hash = (name: string, alpha = '') => `#${bare(name)}${alpha}`;
  return {
    base,
    inherit: false,
    rules: [
      { token: '', foreground: bare('--ed-text'), background: bare('--ed-ground') },
      { token: 'keyword', foreground: bare('--ed-kw') },
      { token: 'decorator', foreground: bare('--ed-kw') },
      { token: 'definition', foreground: bare('--ed-def'), fontStyle: 'bold' },
      { token: 'string', foreground: bare('--ed-str') },
      { token: 'number', foreground: bare('--ed-num') },
      { token: 'comment', foreground: bare('--ed-com'), fontStyle: 'italic' },
      { token: 'quiet', foreground: bare('--ed-self') },
    ],
    colors: {
      'editor.background': hash('--ed-ground'),
      'editor.foreground': hash('--ed-text'),
      'editorCursor.foreground': hash('--ink'),
      'editor.selectionBackground': hash('--ed-sel'),
      'editor.inactiveSelectionBackground': hash('--ed-sel', '99'),
      'editor.selectionHighlightBackground': hash('--ed-sel', '66'),
      'editor.findMatchBackground': hash('--ed-sel'),
      'editor.findMatchBorder': hash('--ink-3'),
      'editor.findMatchHighlightBackground': hash('--ed-sel', '80'),
      'editor.lineHighlightBackground': '#00000000',
      'editor.lineHighlightBorder': '#00000000',
      'editorLineNumber.foreground': hash('--ed-ln'),
      'editorLineNumber.activeForeground': hash('--ink-2'),
      'editorIndentGuide.background1': hash('--ed-guide'),
      'editorIndentGuide.activeBackground1': hash('--line-2'),
      'editorBracketMatch.background': hash('--ed-sel', '66'),
      'editorBracketMatch.border': hash('--line-control'),
      // Rainbow brackets would be the loudest colours of the page.
      ...Object.fromEntries([1, 2, 3, 4, 5, 6].map((n) => [`editorBracketHighlight.foreground${n}`, hash('--ed-text')])),
      'editorBracketHighlight.unexpectedBracket.foreground': hash('--ed-text'),
      'editorError.foreground': hash('--fault'),
      'editorMarkerNavigation.background': hash('--surface'),
      'editorMarkerNavigationError.background': hash('--fault'),
      'editorMarkerNavigationError.headerBackground': hash('--fault-tint'),
      'editorWidget.background': hash('--raised'),
      'editorWidget.foreground': hash('--ink'),
      'editorWidget.border': hash('--line-2'),
      'editorHoverWidget.background': hash('--raised'),
      'editorHoverWidget.foreground': hash('--ink'),
      'editorHoverWidget.border': hash('--line-2'),
      'editorOverviewRuler.border': '#00000000',
      'editorOverviewRuler.errorForeground': hash('--fault'),
      'input.background': hash('--surface'),
      'input.foreground': hash('--ink'),
      'input.border': hash('--line-control'),
      'inputOption.activeBorder': hash('--ink'),
      'inputOption.activeBackground': hash('--sunken'),
      'inputOption.activeForeground': hash('--ink'),
      focusBorder: hash('--focus'),
      foreground: hash('--ink'),
      'scrollbarSlider.background': hash('--line-control', '55'),
      'scrollbarSlider.hoverBackground': hash('--line-control', '88'),
      'scrollbarSlider.activeBackground': hash('--line-control', 'aa'),
      'widget.shadow': '#00000022',
    },
  };
}
