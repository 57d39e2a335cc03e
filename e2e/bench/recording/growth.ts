// What an event costs, and how many bytes it has, as the log grows: a stream as long as wanted, with its lines, beyond all budgets.
import { row } from '../measure.mjs';
import longStream from '../programs/long-stream.py?raw';
import type { Tab } from './tab.ts';

const SIZES = [1_000, 10_000, 100_000, 1_000_000];

/** Gives the pieces of the recording of 10⁵ events, as they were posted. */
export async function growth(tab: Tab, sizes: readonly number[] = SIZES): Promise<string[]> {
  await tab.serve(longStream);
  tab.run('from onionskin import budgets as _b; _kept = _b.LINES, _b.EVENTS; _b.LINES = _b.EVENTS = 10**9');
  await tab.unheard('/?300', 'lines');
  const probe = countOf((await tab.unheard('/?1000', 'lines')).pieces);
  let first = Number.NaN;
  let kept: string[] = [];
  for (const size of sizes) {
    const chunks = Math.max(1, Math.round((size / probe) * 1000));
    let fastest = Number.POSITIVE_INFINITY;
    let [events, bytes] = [0, 0];
    for (let round = 0; round < (size < 100_000 ? 5 : 1); round += 1) {
      const { worker, pieces } = await tab.unheard(`/?${chunks}`, 'lines');
      events = countOf(pieces);
      bytes = pieces.reduce((sum, text) => sum + text.length, 0);
      fastest = Math.min(fastest, worker);
      if (size === 100_000) kept = pieces;
    }
    const each = (fastest / events) * 1000;
    if (Number.isNaN(first)) first = each;
    row(
      `an event in a log of ${events}`,
      `${each.toFixed(1)} µs`,
      `× ${(each / first).toFixed(2)}   ${Math.round(bytes / events)} bytes`,
    );
  }
  tab.run('_b.LINES, _b.EVENTS = _kept');
  return kept;
}

function countOf(pieces: readonly string[]): number {
  return pieces.reduce((sum, text) => sum + (JSON.parse(text) as unknown[]).filter(Array.isArray).length, 0);
}
