// Hands text, or bytes, to the user as a file.
import { realSchedule } from '../../lib/schedule.ts';

/** Long enough for any browser to have begun. */
const BEGUN = 10_000;

export function download(name: string, text: string | Uint8Array, type = 'application/json'): void {
  const address = URL.createObjectURL(new Blob([typeof text === 'string' ? text : new Uint8Array(text)], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  realSchedule(BEGUN, () => URL.revokeObjectURL(address));
}
