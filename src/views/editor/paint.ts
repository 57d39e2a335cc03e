// Puts the page's colours on Monaco, now and whenever the page turns light or dark, or the system takes the colours over.
import { THEME, themeFrom } from './editor-theme.ts';
import { monaco } from './monaco.ts';

const DARK = '(prefers-color-scheme: dark)';
const FORCED = '(forced-colors: active)';

export function paint(): void {
  const style = getComputedStyle(document.documentElement);
  const chosen = document.documentElement.dataset.theme;
  const dark = chosen === 'dark' || (chosen !== 'light' && matchMedia(DARK).matches);
  const token = (name: string) => style.getPropertyValue(name);
  const theme = matchMedia(FORCED).matches ? forced(token) : themeFrom(token, dark ? 'vs-dark' : 'vs');
  monaco.editor.defineTheme(THEME, theme);
  monaco.editor.setTheme(THEME);
}

/** The system's colours have names; only what is drawn in them tells which they are. */
function forced(token: (name: string) => string) {
  const probe = document.createElement('span');
  probe.style.setProperty('forced-color-adjust', 'none');
  document.body.append(probe);
  const channels = (colour: string): number[] => {
    probe.style.color = colour;
    return (getComputedStyle(probe).color.match(/[\d.]+/g) ?? []).slice(0, 3).map(Number);
  };
  const hex = (name: string) =>
    `#${channels(token(name))
      .map((part) => Math.round(part).toString(16).padStart(2, '0'))
      .join('')}`;
  const [red = 255, green = 255, blue = 255] = channels('Canvas');
  const theme = themeFrom(hex, red + green + blue < 384 ? 'hc-black' : 'hc-light');
  probe.remove();
  return theme;
}

/** Calls back when the page changes between light and dark, by its own switch or by the system's. */
export function watchTheme(changed: () => void): () => void {
  const observer = new MutationObserver(changed);
  observer.observe(document.documentElement, { attributeFilter: ['data-theme'] });
  const system = [matchMedia(DARK), matchMedia(FORCED)];
  for (const query of system) query.addEventListener('change', changed);
  return () => {
    observer.disconnect();
    for (const query of system) query.removeEventListener('change', changed);
  };
}
