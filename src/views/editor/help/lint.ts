// Has every file of the project looked at by ruff, at once and when its typing pauses, and marks what was found.
import type { editor } from 'monaco-editor/editor/editor.api.js';
import { realSchedule } from '../../../lib/schedule.ts';
import type { ModelWatcher } from '../models.ts';
import type { Monaco } from '../monaco.ts';
import { isPython } from './is-python.ts';
import { mark } from './markers.ts';
import type { Ruff } from './ruff.ts';

const PAUSE = 250;

/** Gives what watches the models. */
export function lint(monaco: Monaco, ruff: Ruff): ModelWatcher {
  const waiting = new Map<editor.ITextModel, () => void>();
  const look = async (model: editor.ITextModel): Promise<void> => {
    const version = model.getVersionId();
    const found = await ruff.check(model.getValue());
    // What was said about an older text is not true of this one.
    if (found === null || model.isDisposed() || model.getVersionId() !== version || !waiting.has(model)) return;
    mark(monaco, model, 'ruff', found);
  };
  const soon = (model: editor.ITextModel, pause: number): void => {
    waiting.get(model)?.();
    waiting.set(
      model,
      realSchedule(pause, () => void look(model)),
    );
  };
  return {
    opened: (name, model) => isPython(name) && soon(model, 0),
    edited: (name, model) => isPython(name) && soon(model, PAUSE),
    closed: (_name, model) => {
      waiting.get(model)?.();
      waiting.delete(model);
      mark(monaco, model, 'ruff', []);
    },
  };
}
