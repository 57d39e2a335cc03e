// How figures are taken and printed: everything is a ratio or a best of several, because other work on the machine only makes things slower.

/** @param {readonly number[]} list */
export const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)] ?? Number.NaN;

/** Milliseconds of the processor's, so that other work on the machine does not count. */
export const clock = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

/** @param {number} ms */
export const ms = (ms) => `${ms < 10 ? ms.toFixed(2) : Math.round(ms)} ms`;

/** One line of the table. @param {string} what @param {string} figure @param {string} [ratio] */
export function row(what, figure, ratio = '') {
  console.log(`${what.padEnd(62)} ${figure.padStart(10)}   ${ratio}`.trimEnd());
}

/** @param {number} ratio */
export const times = (ratio) => `× ${ratio < 1 ? ratio.toFixed(2) : ratio.toFixed(1)}`;
