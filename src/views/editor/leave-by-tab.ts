// Esc, then Tab, leaves the editor: the way out that a keyboard user tries first. (Ctrl+M makes Tab leave until it is pressed again.)

/** Returns the way to stop. */
export function leaveByTab(host: HTMLElement): () => void {
  let armed = false;
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Escape') armed = true;
    else if (event.key === 'Tab' && armed) event.stopPropagation();
    else if (event.key !== 'Shift') armed = false;
  };
  const disarm = () => {
    armed = false;
  };
  // In the capture phase: The editor never sees that Tab, so the browser does with it what it does everywhere.
  host.addEventListener('keydown', onKey, true);
  host.addEventListener('focusout', disarm);
  host.addEventListener('pointerdown', disarm);
  return () => {
    host.removeEventListener('keydown', onKey, true);
    host.removeEventListener('focusout', disarm);
    host.removeEventListener('pointerdown', disarm);
  };
}
