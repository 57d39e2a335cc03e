// Of the Language Server Protocol the few shapes that are read here. Lines and characters are 0-based there, characters in UTF-16 units.

export interface LspPosition {
  line: number;
  character: number;
}
export interface LspRange {
  start: LspPosition;
  end: LspPosition;
}
export interface LspLocation {
  uri: string;
  range: LspRange;
}
export interface LspDiagnostic {
  range: LspRange;
  message: string;
  severity?: 1 | 2 | 3 | 4;
  code?: string | number;
  tags?: readonly (1 | 2)[];
}
export interface PublishedDiagnostics {
  uri: string;
  version?: number;
  diagnostics: readonly LspDiagnostic[];
}
type Markup = string | { kind: 'plaintext' | 'markdown'; value: string };
export interface LspHover {
  contents: Markup;
  range?: LspRange;
}
export interface LspTextEdit {
  range: LspRange;
  newText: string;
}
export interface LspCompletion {
  label: string;
  kind?: number;
  detail?: string;
  documentation?: Markup;
  sortText?: string;
  filterText?: string;
  insertText?: string;
  textEdit?: LspTextEdit;
}
export interface LspCompletionList {
  isIncomplete: boolean;
  items: readonly LspCompletion[];
}
export interface LspSignatureHelp {
  signatures: readonly {
    label: string;
    documentation?: Markup;
    parameters?: readonly { label: string | [number, number]; documentation?: Markup }[];
    activeParameter?: number;
  }[];
  activeSignature?: number;
  activeParameter?: number;
}
export interface LspWorkspaceEdit {
  changes?: Readonly<Record<string, readonly LspTextEdit[]>>;
  documentChanges?: readonly { textDocument?: { uri: string }; edits?: readonly LspTextEdit[] }[];
}

export const textOf = (markup: Markup | undefined): string =>
  markup === undefined ? '' : typeof markup === 'string' ? markup : markup.value;
