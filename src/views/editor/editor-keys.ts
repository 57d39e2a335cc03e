// The keys that the editor itself hears, for the key sheet. They act where they are bound (surface.ts, help/, Monaco): here they are only told.
import { IS_MAC } from '../shared/keys.ts';

export interface EditorKey {
  label: string;
  /** Words as in keys.ts. */
  keys: string;
}

export const EDITOR_KEYS: readonly EditorKey[] = [
  { label: 'Format the file', keys: 'Shift+Alt+F' },
  { label: 'Go to the definition, also in another file', keys: 'F12' },
  { label: 'Change a name in all files', keys: 'F2' },
  { label: 'Suggest what can stand here', keys: 'Ctrl+Space' },
  { label: 'Go to the next problem', keys: 'F8' },
  { label: 'Find in the file', keys: 'Mod+F' },
  { label: 'Another caret at the next place with the same text', keys: 'Mod+D' },
  { label: 'Another caret in the line above or below', keys: 'Mod+Alt+ArrowUp' },
  { label: 'Make the line a comment, or code again', keys: 'Mod+/' },
  { label: 'Let Tab leave the editor, or indent again', keys: IS_MAC ? 'Ctrl+Shift+M' : 'Mod+M' },
];
