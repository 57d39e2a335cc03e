// Formats a file with ruff, as Monaco asks for it: it makes the smallest edits of the answer itself, so the caret stays, and one Ctrl+Z takes it back.
import { onlyPython } from '../../../strings/editor/shared.ts';
import type { Models } from '../models.ts';
import type { Monaco } from '../monaco.ts';
import { LANGUAGE } from '../python-language.ts';
import { isPython } from './is-python.ts';
import type { Ruff } from './ruff.ts';

/** `tell` hears why it could not be done. Gives what ends it. */
export function offerFormatting(monaco: Monaco, models: Models, ruff: Ruff, tell: (says: string) => void): () => void {
  const offered = monaco.languages.registerDocumentFormattingEditProvider(LANGUAGE, {
    displayName: 'Ruff',
    async provideDocumentFormattingEdits(model) {
      if (!isPython(models.nameOf(model) ?? '')) {
        tell(onlyPython);
        return [];
      }
      const formatted = await ruff.format(model.getValue());
      if ('says' in formatted) {
        tell(formatted.says);
        return [];
      }
      return [{ range: model.getFullModelRange(), text: formatted.source }];
    },
  });
  return () => offered.dispose();
}
