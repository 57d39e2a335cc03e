// The keys that the editor itself hears, for the key sheet. They act where they are bound (surface.ts, help/, Monaco): here they are only told.
import * as strings from '../../strings/editor/editor-keys.ts';
import { IS_MAC } from '../shared/keys.ts';

export interface EditorKey {
  label: string;
  /** Words as in keys.ts. */
  keys: string;
}

export const EDITOR_KEYS: readonly EditorKey[] = [
  { label: strings.format, keys: 'Shift+Alt+F' },
  { label: strings.definition, keys: 'F12' },
  { label: strings.rename, keys: 'F2' },
  { label: strings.suggest, keys: 'Ctrl+Space' },
  { label: strings.nextProblem, keys: 'F8' },
  { label: strings.find, keys: 'Mod+F' },
  { label: strings.caretAtSame, keys: 'Mod+D' },
  { label: strings.caretAbove, keys: 'Mod+Alt+ArrowUp' },
  { label: strings.comment, keys: 'Mod+/' },
  { label: strings.tabLeaves, keys: IS_MAC ? 'Ctrl+Shift+M' : 'Mod+M' },
];
