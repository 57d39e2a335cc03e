// Runs another program to its end, within a time. Whether it went well is a value.
import { execFile } from 'node:child_process';

/**
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{cwd?: string, env?: Record<string, string>, seconds?: number}} [options]
 * @returns {Promise<{ok: boolean, out: string, errors: string}>}
 */
export function run(command, args, { cwd, env = {}, seconds = 60 } = {}) {
  const options = { env: { ...process.env, ...env }, timeout: seconds * 1000, killSignal: /** @type {const} */ ('SIGKILL') };
  return new Promise((resolve) => {
    const child = execFile(
      command,
      args,
      { ...options, ...(cwd === undefined ? {} : { cwd }), maxBuffer: 64 * 1024 * 1024 },
      (error, out, errors) => resolve({ ok: error === null, out, errors }),
    );
    child.stdin?.end();
  });
}
