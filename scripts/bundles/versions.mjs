// Versions of packages: what a range means, and what a version of Debian's is a version of.

/** Whether `version` ("3.1.3") lies within `range` (">=3.1,<4"). @param {string} version @param {string} range */
export function isWithin(version, range) {
  return range.split(',').every((part) => {
    const [, operator, bound] = /^(>=|<)([\d.]+)$/.exec(part.trim()) ?? [];
    if (bound === undefined) throw new Error(`A range is written like ">=3.1,<4", not "${range}".`);
    const order = compare(version, bound);
    return operator === '>=' ? order >= 0 : order < 0;
  });
}

/** "1:1.8.11-1" and "3.0.3+dfsg-2+b2" to what their authors call them: without epoch, revision, and what was repacked. @param {string} version */
export function upstream(version) {
  return version
    .replace(/^\d+:/, '')
    .replace(/-[^-]*$/, '')
    .replace(/[+~].*$/, '');
}

/** Only the numbers count: of a pre-release its final version. @param {string} a @param {string} b */
function compare(a, b) {
  const [left, right] = [numbers(a), numbers(b)];
  for (let at = 0; at < Math.max(left.length, right.length); at += 1) {
    const difference = (left[at] ?? 0) - (right[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** @param {string} version */
const numbers = (version) => (/^[\d.]*/.exec(version)?.[0] ?? '').split('.').map(Number);
