// How strict the types are: what is surely wrong is an error, and of everything else nothing is said. A learner's program has no annotations, and
// what the bundles bring has few: what pyright can't know there it must not complain about.

/** The project lies here for the language server, what the bundles bring there. */
export const PROJECT = '/project';
export const PACKAGES = '/packages';
export const CONFIG_FILE = `${PROJECT}/pyrightconfig.json`;

const off = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, 'none']));

export const CONFIG = {
  typeCheckingMode: 'basic',
  // Within the language server itself.
  typeshedPath: '/typeshed',
  pythonVersion: '3.14',
  pythonPlatform: 'Linux',
  extraPaths: [PACKAGES],
  ...off([
    // Ruff tells of these, and is always on.
    'reportUndefinedVariable',
    'reportUnusedVariable',
    'reportUnusedImport',
    'reportSelfClsParameterName',
    'reportUnsupportedDunderAll',
    'reportPossiblyUnbound',
    'reportRedeclaration',
    // Of what somebody else wrote without types.
    'reportMissingModuleSource',
    'reportIncompatibleMethodOverride',
    'reportIncompatibleVariableOverride',
    'reportPrivateImportUsage',
    'reportFunctionMemberAccess',
    // Right in a strictly typed program, and noise in one that learns.
    'reportOptionalMemberAccess',
    'reportOptionalSubscript',
    'reportOptionalIterable',
    'reportOptionalCall',
    'reportOptionalContextManager',
    'reportOptionalOperand',
    'reportTypedDictNotRequiredAccess',
    'reportGeneralTypeIssues',
    'reportUnhashable',
    'reportUnusedExpression',
    'reportUnusedCoroutine',
    'reportUnusedExcept',
    'reportUnreachable',
  ]),
};

/** What the server asks for as a client's settings. */
const ANALYSIS = {
  autoImportCompletions: false,
  autoSearchPaths: false,
  diagnosticMode: 'openFilesOnly',
  logLevel: 'Error',
};
export const SETTINGS: Readonly<Record<string, unknown>> = {
  'basedpyright.analysis': ANALYSIS,
  basedpyright: { analysis: ANALYSIS, disableOrganizeImports: true },
};
