// Keys as words: "Mod+Enter" is Ctrl+Enter here and ⌘ ⏎ on a Mac. Matching and showing agree because both read the same word.
import * as strings from '../../strings/shared/keys.ts';

export const IS_MAC = typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.userAgent);
const SHOWN: Record<string, string> = {
  ...strings.names,
  Mod: IS_MAC ? '⌘' : strings.ctrl,
  ...(IS_MAC && { Alt: strings.option }),
  Enter: '⏎',
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
};

export const showKeys = (keys: string): string =>
  keys
    .split(/\+(?=.)/)
    .map((part) => SHOWN[part] ?? part)
    .join(' ');

export interface Pressed {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
}

export function matches(keys: string, event: Pressed): boolean {
  const parts = keys.split(/\+(?=.)/);
  const key = parts.at(-1) ?? '';
  const held = (name: string) => parts.slice(0, -1).includes(name);
  const mod = IS_MAC ? event.metaKey && !event.ctrlKey : event.ctrlKey && !event.metaKey;
  if (held('Mod') ? !mod : event.ctrlKey || event.metaKey) return false;
  if (held('Alt') !== event.altKey) return false;
  // ? and + are typed with Shift on many keyboards: for a sign, only the sign counts.
  const sign = key.length === 1 && !/[a-z]/i.test(key);
  if (!sign && held('Shift') !== event.shiftKey) return false;
  return key === 'Space' ? event.key === ' ' : event.key.toLowerCase() === key.toLowerCase();
}
