// Between the language server's places and answers and Monaco's. Pure, but for Monaco's own constructors.
import type { IMarkdownString, IRange, languages, Position } from 'monaco-editor/editor/editor.api.js';
import type { Monaco } from '../../monaco.ts';
import { type LspCompletion, type LspPosition, type LspRange, type LspSignatureHelp, textOf } from './lsp.ts';
import { wordsOnly } from './words-only.ts';

export const toLsp = ({ lineNumber, column }: Position): LspPosition => ({ line: lineNumber - 1, character: column - 1 });

export const toRange = ({ start, end }: LspRange): IRange => ({
  startLineNumber: start.line + 1,
  startColumn: start.character + 1,
  endLineNumber: end.line + 1,
  endColumn: end.character + 1,
});

/** It is a program's own text: neither trusted nor HTML, without pictures, nor of any length. */
export const markdown = (value: string): IMarkdownString => ({ value: wordsOnly(value), isTrusted: false, supportHtml: false });

/** The protocol's kinds, from 1. */
const KINDS = [
  'Text',
  'Method',
  'Function',
  'Constructor',
  'Field',
  'Variable',
  'Class',
  'Interface',
  'Module',
  'Property',
  'Unit',
  'Value',
  'Enum',
  'Keyword',
  'Snippet',
  'Color',
  'File',
  'Reference',
  'Folder',
  'EnumMember',
  'Constant',
  'Struct',
  'Event',
  'Operator',
  'TypeParameter',
] as const;

export function toCompletion(monaco: Monaco, item: LspCompletion, word: IRange): languages.CompletionItem {
  const { label, kind = 1, detail, documentation, sortText, filterText, insertText, textEdit } = item;
  return {
    label,
    kind: monaco.languages.CompletionItemKind[KINDS[kind - 1] ?? 'Text'],
    insertText: textEdit?.newText ?? insertText ?? label,
    range: textEdit ? toRange(textEdit.range) : word,
    ...(detail === undefined ? {} : { detail }),
    ...(documentation === undefined ? {} : { documentation: markdown(textOf(documentation)) }),
    ...(sortText === undefined ? {} : { sortText }),
    ...(filterText === undefined ? {} : { filterText }),
  };
}

export const toSignatureHelp = (help: LspSignatureHelp): languages.SignatureHelp => ({
  signatures: help.signatures.map(({ label, documentation, parameters = [], activeParameter }) => ({
    label,
    documentation: markdown(textOf(documentation)),
    parameters: parameters.map((one) => ({ label: one.label, documentation: markdown(textOf(one.documentation)) })),
    ...(activeParameter === undefined ? {} : { activeParameter }),
  })),
  activeSignature: help.activeSignature ?? 0,
  activeParameter: help.activeParameter ?? 0,
});
