// The colour family of the answer at each moment: by the status in force, before there is one by the first to come.
import { cursorsOf, merged } from './cursors.ts';
import { perRecording } from './memo.ts';
import type { Cursor, Recording } from './recording.ts';
import { isRefused } from './refused.ts';
import { isSimple } from './request.ts';
import type { Tone } from './scene.ts';
import { headsOf } from './sent.ts';

export function toneOfStatus(status: unknown): Tone {
  const digit = typeof status === 'string' ? status[0] : undefined;
  if (digit === '1' || digit === '2') return 's2';
  if (digit === '3') return 's3';
  if (digit === '4') return 's4';
  return digit === '5' ? 's5' : 'fault';
}

const TONES: readonly Tone[] = ['s2', 's3', 's4', 's5', 'fault'];

/** For each event the number of its tone. It changes only with what is told and with what is sent. */
const tonesOf = perRecording((recording): Uint8Array => {
  const tones = new Uint8Array(recording.events.length);
  let tone: Tone | null = null;
  let last: string | null = null;
  let since = 0;
  const change = (next: Tone, cursor: Cursor) => {
    if (next === tone) return;
    // What comes before the first is told by the first.
    tones.fill(TONES.indexOf(tone ?? next), since, cursor);
    [tone, since] = [next, cursor];
  };
  const heads = headsOf(recording);
  let flush = 0;
  for (const cursor of merged(cursorsOf(recording, 'start_response'), cursorsOf(recording, 'sent'))) {
    const event = recording.events[cursor];
    if (event?.type === 'start_response' && !isRefused(recording, cursor)) change(toneOfStatus(event.status), cursor);
    if (event?.type !== 'sent') continue;
    const { status = null, isBare = false } = heads[flush] ?? {};
    flush += 1;
    // The server's own answer to an error needs no start_response: its status line says it.
    if (status !== null && status !== last) change(toneOfStatus(status), cursor);
    if (isBare && !isSimple(recording)) change('fault', cursor);
    last = status;
  }
  const none = cursorsOf(recording, 'raise').length > 0 ? 'fault' : 's2';
  tones.fill(TONES.indexOf(tone ?? none), since);
  return tones;
});

export const toneAt = (recording: Recording, cursor: Cursor): Tone => TONES[tonesOf(recording)[cursor] ?? 0] ?? 's2';
