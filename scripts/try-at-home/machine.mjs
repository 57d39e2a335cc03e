// A machine with the real servers: this one, or a Debian in a folder (chroot). Runs commands in a project's folder, as a user who is not root.
import { spawn, spawnSync } from 'node:child_process';
import { createConnection } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

const PORT = 8000;
/** Milliseconds: until a server listens, until it begins to answer, and of silence after which there is nothing more to come. */
const STARTS = 15_000;
const BEGINS = 15_000;
const SILENCE = 1500;

/** @param {string} root "/" or the folder of another system */
export function machine(root) {
  const isRoot = process.getuid?.() === 0;
  const before = isRoot ? ['chroot', '--userspec=65534:65534', root] : [];
  const words = (/** @type {string} */ folder, /** @type {string} */ command) => [
    ...before,
    'env',
    '-i',
    'PATH=/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin',
    'LANG=C.UTF-8',
    `HOME=${folder}`,
    'PYTHONDONTWRITEBYTECODE=1',
    'sh',
    '-c',
    `cd '${folder}' && ${command}`,
  ];
  return {
    isRoot,
    /** @param {string} folder @param {string} command @returns {{status: number | null, out: Buffer, said: string}} */
    run(folder, command) {
      const [program = '', ...rest] = words(folder, command);
      const { status, stdout, stderr } = spawnSync(program, rest, { timeout: 60_000, maxBuffer: 50_000_000 });
      return { status, out: stdout, said: `${stderr}` };
    },
    /** Starts a server; gives how to end it, or what it said instead of listening. @param {string} folder @param {string} command */
    async start(folder, command) {
      const [program = '', ...rest] = words(folder, command);
      const child = spawn(program, rest, { detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
      let said = '';
      for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (said = `${said}${data}`.slice(-4000)));
      const gone = new Promise((resolve) => child.once('close', resolve));
      let ended = false;
      void gone.then(() => (ended = true));
      const end = async () => {
        for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGKILL'])) {
          if (!ended && child.pid !== undefined) tell(child.pid, signal);
          await Promise.race([gone, pause(3000)]);
        }
      };
      const until = Date.now() + STARTS;
      while (!ended && Date.now() < until) {
        if (await listens()) return { ok: /** @type {const} */ (true), end };
        await pause(50);
      }
      await end();
      return { ok: /** @type {const} */ (false), said };
    },
  };
}

/** The whole group: workers as well. @param {number} pid @param {NodeJS.Signals} signal */
function tell(pid, signal) {
  try {
    process.kill(-pid, signal);
  } catch {
    // It is gone.
  }
}

/** Whether somebody listens. @returns {Promise<boolean>} */
export function listens() {
  return new Promise((resolve) => {
    const socket = createConnection(PORT, '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

/** Every byte that comes back, and whether the server closed. @param {Uint8Array} raw @returns {Promise<{bytes: Buffer, closed: boolean}>} */
export function ask(raw) {
  return new Promise((resolve, reject) => {
    /** @type {Buffer[]} */
    const got = [];
    const socket = createConnection(PORT, '127.0.0.1', () => socket.write(raw));
    const done = (/** @type {boolean} */ closed) => {
      socket.destroy();
      resolve({ bytes: Buffer.concat(got), closed });
    };
    socket.setTimeout(BEGINS, () => done(false));
    socket.on('data', (data) => {
      got.push(data);
      socket.setTimeout(SILENCE);
    });
    socket.on('end', () => done(true));
    socket.on('error', reject);
  });
}
