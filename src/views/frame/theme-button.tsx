// One button that goes through the three themes. Its name says which one is on.
import type { Theme } from '../../store/state.ts';
import * as strings from '../../strings/frame/theme-button.ts';
import { Icon } from '../shared/icon.tsx';
import { useOnionskin } from '../shared/store-context.tsx';

const NEXT: Record<Theme, Theme> = { system: 'light', light: 'dark', dark: 'system' };

export function ThemeButton({ words = false }: { words?: boolean }) {
  const theme = useOnionskin((state) => state.theme);
  const setTheme = useOnionskin((state) => state.setTheme);
  const name = strings.names[theme];
  return (
    <button
      type="button"
      className={words ? 'btn quiet' : 'btn quiet icon'}
      aria-label={name}
      title={name}
      onClick={() => setTheme(NEXT[theme])}
    >
      <Icon name={theme} />
      {words && name}
    </button>
  );
}
