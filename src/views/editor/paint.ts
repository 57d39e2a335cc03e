// Puts the page's colours on Monaco, now and whenever the page turns light or dark.
import { THEME, themeFrom } from './editor-theme.ts';
import { monaco } from './monaco.ts';

export function paint(): void {
  const style = getComputedStyle(document.documentElement);
  const chosen = document.documentElement.dataset.theme;
  const dark = chosen === 'dark' || (chosen !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  monaco.editor.defineTheme(
    THEME,
    themeFrom((name) => style.getPropertyValue(name), dark),
  );
  monaco.editor.setTheme(THEME);
}

/** Calls back when the page changes between light and dark, by its own switch or by the system's. */
export function watchTheme(changed: () => void): () => void {
  const observer = new MutationObserver(changed);
  observer.observe(document.documentElement, { attributeFilter: ['data-theme'] });
  const system = matchMedia('(prefers-color-scheme: dark)');
  system.addEventListener('change', changed);
  return () => {
    observer.disconnect();
    system.removeEventListener('change', changed);
  };
}
