// The style sheet for where the system chooses the colours: few have that, and nobody else fetches it.

export function heedForcedColors(): void {
  const forced = matchMedia('(forced-colors: active)');
  const heed = () => {
    if (forced.matches) void import('./forced-colors.css');
  };
  forced.addEventListener('change', heed);
  heed();
}
