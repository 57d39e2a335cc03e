// The frame that a page is shown in. It is text, so it keeps the policy of what it stands in: public/pane.html, whose own policy this is.
import { SUPPLIES } from 'virtual:supplies';
import * as strings from '../../strings/browse/pane.ts';
import { heard, type Said } from './messages.ts';

export const PANE = `${SUPPLIES}pane.html`;

/** Puts a page into the pane, in place of the one before. `left`: something led its frame elsewhere, which is refused; what is there now is nothing. */
export function showIn(pane: HTMLIFrameElement, srcdoc: string, hear: (said: Said) => void, left: () => void): void {
  const inner = pane.contentDocument;
  if (inner === null) return;
  const frame = inner.createElement('iframe');
  // No origin, no windows, no way to lead the page around it; forms so that our script hears of them, for the policy sends none.
  frame.setAttribute('sandbox', 'allow-scripts allow-forms');
  frame.title = strings.page;
  let loaded = false;
  frame.addEventListener('load', () => {
    if (loaded) {
      frame.remove();
      return left();
    }
    loaded = true;
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data, ports }) => {
      for (const port of ports) port.close();
      const said = frame.isConnected ? heard(data) : null;
      if (said !== null) hear(said);
    };
    frame.contentWindow?.postMessage(null, '*', [port2]);
    if (document.activeElement === pane) frame.focus();
  });
  frame.srcdoc = srcdoc;
  inner.body.replaceChildren(frame);
}
