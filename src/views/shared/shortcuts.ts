// One listener for all keys of the table in commands.ts. It never takes a key from a field, or from a control that uses it itself.
import type { Command, Hands } from './commands.ts';
import { matches } from './keys.ts';

const TYPING = 'input, textarea, select, [contenteditable="true"], .monaco-editor';
/** What Space, Enter and arrows already mean something to. */
const OWN_KEYS =
  'button, a, summary, [role="tab"], [role="slider"], [role="separator"], [role="radio"], [role="option"], [role="menuitem"], [tabindex="0"]';
/** Buttons use Space; the arrows on a button are free. */
const ARROWS = new Set(['ArrowLeft', 'ArrowRight', 'Home', 'End']);

function isFree(command: Command, event: KeyboardEvent): boolean {
  const target = event.target instanceof Element ? event.target : null;
  // A dialog has the keyboard to itself; the browser closes it with Escape.
  if (document.querySelector('dialog[open]')) return false;
  if (command.everywhere || !target) return true;
  if (target.closest(TYPING)) return false;
  // What uses further keys itself names them: data-keys="+ -".
  if (target.closest<HTMLElement>('[data-keys]')?.dataset.keys?.split(' ').includes(event.key)) return false;
  // A slider has arrows and no Space: who has just scrubbed plays on from there.
  if (event.key === ' ') return target.matches('[role="slider"]') || !target.closest(OWN_KEYS);
  if (ARROWS.has(event.key)) {
    const control = target.closest(OWN_KEYS);
    return !control || control.matches('button:not([role]), a:not([role]), summary');
  }
  return true;
}

/** Listens for the keys of these until the returned function is called. */
export function listenForKeys(hands: Hands, commands: readonly Command[]): () => void {
  const hear = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing) return;
    const state = hands.store.getState();
    const command = commands.find((one) => one.keys.some((keys) => matches(keys, event)) && (one.when?.(state) ?? true));
    if (!command || !isFree(command, event)) return;
    event.preventDefault();
    // The editor has its own meaning for Ctrl+Enter; here Send comes first.
    event.stopPropagation();
    command.perform(hands);
  };
  // Capturing: before the editor sees the key. What is not a command passes on untouched.
  window.addEventListener('keydown', hear, { capture: true });
  return () => window.removeEventListener('keydown', hear, { capture: true });
}
