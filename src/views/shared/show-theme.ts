// Light or dark, as somebody chose it, or as the system has it.
import type { Theme } from '../../store/state.ts';

/** Without an attribute the style sheet follows the system by itself. */
export function showTheme(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}
