// The keys that the editor itself hears, for the key sheet. They act where they are bound (surface.ts, help/, Monaco; light/): here they are only told.
import * as strings from '../../strings/editor/editor-keys.ts';
import { IS_MAC } from '../shared/keys.ts';

export interface EditorKey {
  label: string;
  /** Words as in keys.ts. */
  keys: string;
  /** The light editor hears it, too. */
  light?: true;
}

export const EDITOR_KEYS: readonly EditorKey[] = [
  { label: strings.format, keys: 'Shift+Alt+F', light: true },
  { label: strings.definition, keys: 'F12' },
  { label: strings.rename, keys: 'F2' },
  { label: strings.suggest, keys: 'Ctrl+Space' },
  { label: strings.nextProblem, keys: 'F8', light: true },
  { label: strings.find, keys: 'Mod+F' },
  { label: strings.caretAtSame, keys: 'Mod+D' },
  { label: strings.caretAbove, keys: 'Mod+Alt+ArrowUp' },
  { label: strings.comment, keys: 'Mod+/', light: true },
  { label: strings.tabLeaves, keys: IS_MAC ? 'Ctrl+Shift+M' : 'Mod+M', light: true },
];
