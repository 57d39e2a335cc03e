// What Monaco asks for while one writes (hover, completion, signatures, definitions, renaming), asked of the language server. Where that has not
// begun, or has no answer, there is none.
import type { CancellationToken, editor, languages, Position } from 'monaco-editor/editor/editor.api.js';
import * as strings from '../../../../strings/editor/help/types/providers.ts';
import type { Monaco } from '../../monaco.ts';
import { LANGUAGE } from '../../python-language.ts';
import { isAssumed } from './assumed.ts';
import {
  type LspCompletion,
  type LspCompletionList,
  type LspHover,
  type LspLocation,
  type LspRange,
  type LspSignatureHelp,
  type LspWorkspaceEdit,
  textOf,
} from './lsp.ts';
import { nameOf } from './pyright.ts';
import { markdown, toCompletion, toLsp, toRange, toSignatureHelp } from './translate.ts';
import type { Types } from './types.ts';

/** `tell` hears why something that was asked for can't be shown. Gives what ends all of them. */
export function offerTypes(monaco: Monaco, types: () => Types | null, tell: (says: string) => void): () => void {
  const ask = async <Answer>(
    method: string,
    model: editor.ITextModel,
    position: Position,
    token: CancellationToken,
    more: object = {},
  ): Promise<Answer | null> => {
    const server = types()?.serverFor(model);
    if (!server) return null;
    const { result, cancel } = server.pyright.ask(`textDocument/${method}`, server.name, toLsp(position), more);
    const watched = token.onCancellationRequested(cancel);
    const answer = (await result) as Answer | null;
    watched.dispose();
    return token.isCancellationRequested ? null : answer;
  };
  // Whoever has asked for something should not take it for something that isn't there.
  const tellIfEarly = () => {
    if (types()?.isStarting) tell(strings.starting);
  };
  const { registerHoverProvider, registerDefinitionProvider, registerRenameProvider } = monaco.languages;
  const offered = [
    registerHoverProvider(LANGUAGE, {
      async provideHover(model, position, token) {
        const found = await ask<LspHover>('hover', model, position, token);
        if (!found) return null;
        const contents = [markdown(textOf(found.contents))];
        return found.range ? { contents, range: toRange(found.range) } : { contents };
      },
    }),
    monaco.languages.registerSignatureHelpProvider(LANGUAGE, {
      signatureHelpTriggerCharacters: ['(', ','],
      signatureHelpRetriggerCharacters: [')'],
      async provideSignatureHelp(model, position, token) {
        const help = await ask<LspSignatureHelp>('signatureHelp', model, position, token);
        return help && help.signatures.length > 0 ? { value: toSignatureHelp(help), dispose() {} } : null;
      },
    }),
    monaco.languages.registerCompletionItemProvider(LANGUAGE, completions(monaco, types, ask)),
    registerDefinitionProvider(LANGUAGE, {
      async provideDefinition(model, position, token) {
        tellIfEarly();
        const found = (await ask<LspLocation[] | LspLocation>('definition', model, position, token)) ?? [];
        const places = [found].flat();
        const mine = places.flatMap(({ uri, range }) => {
          const target = types()?.modelOf(nameOf(uri) ?? '');
          return target ? [{ uri: target.uri, range: toRange(range) }] : [];
        });
        const [elsewhere] = places;
        if (mine.length === 0 && elsewhere) tell(strings.outside(library(elsewhere.uri)));
        return mine;
      },
    }),
    registerRenameProvider(LANGUAGE, {
      async resolveRenameLocation(model, position, token) {
        const answer = await ask<{ range: LspRange } | LspRange>('prepareRename', model, position, token);
        const range = answer && ('range' in answer ? answer.range : answer);
        if (!range) {
          return {
            range: new monaco.Range(position.lineNumber, position.column, position.lineNumber, position.column),
            text: '',
            rejectReason: types()?.isStarting ? strings.starting : strings.noName,
          };
        }
        return { range: toRange(range), text: model.getValueInRange(toRange(range)) };
      },
      async provideRenameEdits(model, position, newName, token) {
        if (!/^[\p{L}_][\p{L}\p{N}_]*$/u.test(newName)) return { edits: [], rejectReason: strings.notInPython(newName) };
        const answer = await ask<LspWorkspaceEdit>('rename', model, position, token, { newName });
        return { edits: answer ? edits(types, answer) : [] };
      },
    }),
  ];
  return () => {
    for (const one of offered) one.dispose();
  };
}

type Ask = <Answer>(
  method: string,
  model: editor.ITextModel,
  position: Position,
  token: CancellationToken,
  more?: object,
) => Promise<Answer | null>;

function completions(monaco: Monaco, types: () => Types | null, ask: Ask): languages.CompletionItemProvider {
  const origin = new WeakMap<languages.CompletionItem, { item: LspCompletion; model: editor.ITextModel }>();
  return {
    triggerCharacters: ['.'],
    async provideCompletionItems(model, position, { triggerCharacter }, token) {
      const context = triggerCharacter === undefined ? { triggerKind: 1 } : { triggerKind: 2, triggerCharacter };
      const list = await ask<LspCompletionList>('completion', model, position, token, { context });
      const { startColumn, endColumn } = model.getWordUntilPosition(position);
      const word = new monaco.Range(position.lineNumber, startColumn, position.lineNumber, endColumn);
      const offered = (list?.items ?? []).filter(({ label }) => !isAssumed(label));
      const suggestions = offered.map((item) => {
        const suggestion = toCompletion(monaco, item, word);
        origin.set(suggestion, { item, model });
        return suggestion;
      });
      return { suggestions, incomplete: list?.isIncomplete ?? false };
    },
    async resolveCompletionItem(suggestion) {
      const from = origin.get(suggestion);
      const server = from && types()?.serverFor(from.model);
      if (!from || !server) return suggestion;
      const { detail, documentation } = ((await server.pyright.resolve('completionItem/resolve', from.item)) ??
        {}) as Partial<LspCompletion>;
      return {
        ...suggestion,
        ...(detail === undefined ? {} : { detail }),
        ...(documentation === undefined ? {} : { documentation: markdown(textOf(documentation)) }),
      };
    },
  };
}

/** Of an answer, what is in files of the project. */
function edits(
  types: () => Types | null,
  { documentChanges = [], changes = {} }: LspWorkspaceEdit,
): languages.IWorkspaceTextEdit[] {
  const all = [
    ...documentChanges.map((change) => [change.textDocument?.uri ?? '', change.edits ?? []] as const),
    ...Object.entries(changes),
  ];
  return all.flatMap(([uri, own]) => {
    const model = types()?.modelOf(nameOf(uri) ?? '');
    if (!model) return [];
    return own.map(({ range, newText }) => ({
      resource: model.uri,
      versionId: model.getVersionId(),
      textEdit: { range: toRange(range), text: newText },
    }));
  });
}

/** "wsgiref/types.pyi" */
const library = (uri: string): string =>
  decodeURIComponent(uri).replace(/^file:\/\/(?:\/typeshed\/(?:stdlib|stubs\/[^/]+)|\/packages)\//, '');
