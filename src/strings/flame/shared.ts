export const flame = 'Flame';

/** "0.24 ms", "12.3 ms", "1,204 ms"; of a step on the axis as many digits as it needs. */
export function inMs(ms: number, step = 0): string {
  const digits = step > 0 ? Math.max(0, Math.min(6, Math.ceil(-Math.log10(step) - 1e-9))) : ms < 10 ? 2 : ms < 100 ? 1 : 0;
  const [whole = '', fraction] = ms.toFixed(digits).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',');
  return `${grouped}${fraction === undefined ? '' : `.${fraction}`} ms`;
}
