// How long a process may take until it can work, and what is said of one that never will.
import { countdown } from '../lib/awake-clock.ts';

/** Milliseconds after which a process that has said nothing at all was never made. */
const FIRST_SIGN = 20_000;
const NO_SIGN =
  'The process for Python could not be opened: something, perhaps an extension of the browser, keeps this page from opening frames or workers.';
const BOOT_LIMIT = 120_000;
const TOO_LONG = 'Python could not be started within two minutes.';

/** `heard`: has it said anything yet? Gives back the way to stop watching. */
export function watchBoot(heard: () => boolean, fail: (error: Error) => void): () => void {
  const offs = [
    countdown(FIRST_SIGN, () => {
      if (!heard()) fail(new Error(NO_SIGN));
    }),
    countdown(BOOT_LIMIT, () => fail(new Error(TOO_LONG))),
  ];
  return () => {
    for (const off of offs) off();
  };
}
