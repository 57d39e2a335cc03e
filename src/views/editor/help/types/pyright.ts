// The language server: basedpyright in two workers, one that answers and one that analyses. It is handed the project's files as they are written,
// and the sources of the packages that they import. Knows nothing of Monaco.
import type { Finding } from '../finding.ts';
import { assumed, inSource } from './assumed.ts';
import { Connection, type Line } from './connection.ts';
import type { PublishedDiagnostics } from './lsp.ts';
import { typesFindings } from './types-findings.ts';
import { CONFIG, CONFIG_FILE, PROJECT, SETTINGS } from './types-settings.ts';

const ROOT = `file://${PROJECT}`;
/** By path. */
export type Sources = Readonly<Record<string, string>>;

export const addressOf = (name: string): string =>
  ROOT +
  name
    .split('/')
    .map(encodeURIComponent)
    .map((part) => `/${part}`)
    .join('');
/** Null: it is no file of the project's. */
export function nameOf(address: string): string | null {
  return address.startsWith(`${ROOT}/`) ? decodeURIComponent(address.slice(ROOT.length + 1)) : null;
}

export interface PyrightEvents {
  /** What was found in a file, as it read at that version. */
  found(name: string, version: number, findings: readonly Finding[]): void;
  /** It could not be had, or has ended by itself. */
  failed(): void;
}

export class Pyright {
  readonly #make: () => Line;
  readonly #on: PyrightEvents;
  readonly #connection: Connection;
  readonly #helpers: Line[] = [];
  /** As it was told last, by file. */
  readonly #sources = new Map<string, string>();
  /** When it has begun. */
  readonly ready: Promise<void>;

  constructor(make: () => Line, packages: Sources, names: readonly string[], on: PyrightEvents) {
    this.#make = make;
    this.#on = on;
    const line = this.#begin();
    line.postMessage({ type: 'browser/boot', mode: 'foreground' });
    this.#connection = new Connection(line, {
      told: (method, params) => this.#told(method, params),
      asked: (method, params) => (method === 'workspace/configuration' ? settingsFor(params) : null),
      other: (data) => this.#other(data),
    });
    const empty = Object.fromEntries(names.map((name) => [`${PROJECT}/${name}`, '']));
    this.ready = this.#initialize({ ...packages, ...empty, [CONFIG_FILE]: JSON.stringify(CONFIG) });
  }

  open(name: string, version: number, text: string): void {
    const uri = addressOf(name);
    this.#sources.set(name, text);
    // Others can import it from now on.
    this.#connection.tell('pyright/createFile', { files: [{ uri }], kind: 'create', uri });
    this.#connection.tell('textDocument/didOpen', { textDocument: { uri, languageId: 'python', version, text: assumed(text) } });
  }

  change(name: string, version: number, text: string): void {
    const textDocument = { uri: addressOf(name), version };
    this.#sources.set(name, text);
    this.#connection.tell('textDocument/didChange', { textDocument, contentChanges: [{ text: assumed(text) }] });
  }

  close(name: string): void {
    const uri = addressOf(name);
    this.#sources.delete(name);
    this.#connection.tell('textDocument/didClose', { textDocument: { uri } });
    this.#connection.tell('pyright/deleteFile', { kind: 'delete', uri });
  }

  /** Asks about a place in a file; 0-based. Null where there is no answer. */
  ask(
    method: string,
    name: string,
    position: { line: number; character: number },
    more: object = {},
  ): { result: Promise<unknown>; cancel(): void } {
    return this.#connection.ask(method, { textDocument: { uri: addressOf(name) }, position, ...more });
  }

  /** Asks for more about an answer. */
  resolve(method: string, item: unknown): Promise<unknown> {
    return this.#connection.ask(method, item).result;
  }

  dispose(): void {
    this.#connection.close();
    for (const helper of this.#helpers) helper.terminate();
  }

  #begin(): Line {
    const line = this.#make();
    line.onerror = (event) => {
      event.preventDefault();
      this.dispose();
      this.#on.failed();
    };
    return line;
  }

  async #initialize(files: Sources): Promise<void> {
    const workspaceFolders = [{ uri: ROOT, name: 'project' }];
    await this.#connection.ask('initialize', {
      processId: null,
      rootUri: ROOT,
      workspaceFolders,
      initializationOptions: { files },
      capabilities: CAPABILITIES,
    }).result;
    this.#connection.tell('initialized', {});
  }

  #told(method: string, params: unknown): void {
    if (method !== 'textDocument/publishDiagnostics') return;
    const { uri, version, diagnostics } = params as PublishedDiagnostics;
    const name = nameOf(uri);
    if (name === null || version === undefined) return;
    this.#on.found(name, version, inSource(this.#sources.get(name) ?? '', typesFindings(diagnostics)));
  }

  /** It wants a worker for what takes long. */
  #other(data: unknown): void {
    const { type, initialData, port } = data as { type?: string; initialData?: unknown; port?: MessagePort };
    if (type !== 'browser/newWorker' || port === undefined) return;
    const helper = this.#begin();
    helper.postMessage({ type: 'browser/boot', mode: 'background', initialData, port }, [port]);
    this.#helpers.push(helper);
  }
}

const settingsFor = (params: unknown): unknown[] =>
  (params as { items: { section?: string }[] }).items.map(({ section = '' }) => SETTINGS[section] ?? {});

const CAPABILITIES = {
  workspace: { configuration: true, workspaceFolders: true, workspaceEdit: { documentChanges: true } },
  textDocument: {
    publishDiagnostics: { versionSupport: true, tagSupport: { valueSet: [1, 2] } },
    hover: { contentFormat: ['markdown'] },
    completion: {
      completionItem: {
        documentationFormat: ['markdown'],
        snippetSupport: false,
        resolveSupport: { properties: ['documentation', 'detail'] },
      },
      contextSupport: true,
    },
    signatureHelp: {
      signatureInformation: {
        documentationFormat: ['markdown'],
        parameterInformation: { labelOffsetSupport: true },
        activeParameterSupport: true,
      },
    },
    rename: { prepareSupport: true },
  },
};
