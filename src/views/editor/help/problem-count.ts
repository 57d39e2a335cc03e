// How much was found in a file, by whomever: what the line under the code says. What is only faded is not counted.
import type { editor } from 'monaco-editor/editor/editor.api.js';
import type { Monaco } from '../monaco.ts';

export interface Problems {
  errors: number;
  warnings: number;
}

export function countProblems(monaco: Monaco, model: editor.ITextModel): Problems {
  const markers = monaco.editor.getModelMarkers({ resource: model.uri });
  const { Error: wrong, Warning: doubtful } = monaco.MarkerSeverity;
  return {
    errors: markers.filter(({ severity }) => severity === wrong).length,
    warnings: markers.filter(({ severity }) => severity === doubtful).length,
  };
}
