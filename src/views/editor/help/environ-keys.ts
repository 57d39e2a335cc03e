// The keys of environ, offered where one is being written: `environ["PA…` or `environ.get("PA…`. What each means is said beside it. It needs no types.
import type { editor, IRange, languages, Position } from 'monaco-editor/editor/editor.api.js';
import { meanings } from '../../../strings/shared/environ-keys.ts';
import type { Monaco } from '../monaco.ts';
import { LANGUAGE } from '../python-language.ts';

/** The key that is being written, in a line up to the caret: as far as it has come. Null where it is none. */
export function keyBegun(line: string): string | null {
  // That of the process is another one.
  return /(?<!\bos\.)\benv(?:iron)?(?:\[|\.(?:get|pop|setdefault)\()\s*["']([\w.]*)$/.exec(line)?.[1] ?? null;
}

export function offerEnvironKeys(monaco: Monaco): () => void {
  const offered = monaco.languages.registerCompletionItemProvider(LANGUAGE, {
    triggerCharacters: ['"', "'"],
    provideCompletionItems: (model, position) => ({ suggestions: suggestions(monaco, model, position) }),
  });
  return () => offered.dispose();
}

function suggestions(monaco: Monaco, model: editor.ITextModel, position: Position): languages.CompletionItem[] {
  const line = model.getLineContent(position.lineNumber);
  const begun = keyBegun(line.slice(0, position.column - 1));
  if (begun === null) return [];
  const rest = /^[\w.]*/.exec(line.slice(position.column - 1))?.[0] ?? '';
  const range: IRange = {
    startLineNumber: position.lineNumber,
    endLineNumber: position.lineNumber,
    startColumn: position.column - begun.length,
    endColumn: position.column + rest.length,
  };
  return Object.entries(meanings).map(([key, meaning], nth) => ({
    label: key,
    kind: monaco.languages.CompletionItemKind.Constant,
    insertText: key,
    // In the order in which PEP 3333 tells them.
    sortText: String(nth).padStart(3, '0'),
    documentation: meaning,
    range,
  }));
}
