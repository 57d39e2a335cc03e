// How much memory a browser takes, all of its processes together, as Linux counts it: what several share is divided among them.
import { readdirSync, readFileSync } from 'node:fs';

/** @param {string} marker a part of the command line that the browser, and nobody else, was started with @returns {number} bytes; NaN where it can't be known */
export function resident(marker) {
  const own = process.platform === 'linux' ? family(marker) : [];
  return own.length === 0 ? Number.NaN : own.reduce((sum, pid) => sum + pssOf(pid), 0);
}

/** Of its processes only the first has the marker; the others descend from it. @param {string} marker */
function family(marker) {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  const parents = new Map(pids.map((pid) => [pid, / [A-Za-z] (\d+) /.exec(read(pid, 'stat').replace(/^.*\)/, ''))?.[1]]));
  const first = new Set(pids.filter((pid) => read(pid, 'cmdline').includes(marker)));
  const descends = (/** @type {string | undefined} */ pid) => {
    for (let at = pid; at !== undefined && at !== '0'; at = parents.get(at)) if (first.has(at)) return true;
    return false;
  };
  return pids.filter(descends);
}

/** @param {string} pid */
const pssOf = (pid) => Number(/^Pss:\s+(\d+) kB/m.exec(read(pid, 'smaps_rollup'))?.[1] ?? 0) * 1024;

/** @param {string} pid @param {string} file */
function read(pid, file) {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'latin1');
  } catch {
    // It has ended meanwhile.
    return '';
  }
}
