// Hands text to the user as a file.
import { realSchedule } from '../../lib/schedule.ts';

/** Long enough for any browser to have begun. */
const BEGUN = 10_000;

export function download(name: string, text: string, type = 'application/json'): void {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  realSchedule(BEGUN, () => URL.revokeObjectURL(address));
}
