// Monaco, cut down to what one Python file needs. Loaded on demand (see code-editor.tsx): nothing else imports this file but for types.
import 'monaco-editor/features/bracketMatching/register.js';
import 'monaco-editor/features/clipboard/register.js';
import 'monaco-editor/features/codeEditor/register.js';
import 'monaco-editor/features/codicon/register.js';
import 'monaco-editor/features/comment/register.js';
import 'monaco-editor/features/cursorUndo/register.js';
import 'monaco-editor/features/find/register.js';
import 'monaco-editor/features/format/register.js';
import 'monaco-editor/features/gotoError/register.js';
import 'monaco-editor/features/gotoSymbol/register.js';
import 'monaco-editor/features/hover/register.js';
import 'monaco-editor/features/indentation/register.js';
import 'monaco-editor/features/lineSelection/register.js';
import 'monaco-editor/features/linesOperations/register.js';
import 'monaco-editor/features/multicursor/register.js';
import 'monaco-editor/features/parameterHints/register.js';
import 'monaco-editor/features/rename/register.js';
import 'monaco-editor/features/smartSelect/register.js';
// What is called a feature of suggestions is only a part of it: this is the list itself.
import 'monaco-editor/editor/contrib/suggest/browser/suggestController.js';
import 'monaco-editor/features/wordOperations/register.js';
import * as monaco from 'monaco-editor/editor/editor.api.js';
import { LANGUAGE, pythonBrackets, pythonTokens } from './python-language.ts';

// The worker computes word links and diffs, of our own code only; it is a plain file of this site and so allowed by `worker-src 'self'`.
self.MonacoEnvironment = {
  getWorker: () => new Worker(new URL('./editor-worker.ts', import.meta.url), { type: 'module', name: 'editor' }),
};

monaco.languages.register({ id: LANGUAGE, extensions: ['.py'] });
monaco.languages.setMonarchTokensProvider(LANGUAGE, pythonTokens);
monaco.languages.setLanguageConfiguration(LANGUAGE, pythonBrackets);

export { monaco };
export type Monaco = typeof monaco;
