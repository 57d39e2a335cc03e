// The colour family of the answer at each moment: by the status in force, before there is one by the first to come.
import { perRecording } from './memo.ts';
import type { Cursor, Recording } from './recording.ts';
import { isRefused } from './refused.ts';
import { isSimple } from './request.ts';
import type { Tone } from './scene.ts';
import { sentAt } from './sent.ts';

export function toneOfStatus(status: unknown): Tone {
  const digit = typeof status === 'string' ? status[0] : undefined;
  if (digit === '1' || digit === '2') return 's2';
  if (digit === '3') return 's3';
  if (digit === '4') return 's4';
  return digit === '5' ? 's5' : 'fault';
}

const tonesOf = perRecording((recording): readonly Tone[] => {
  let tone: Tone | null = null;
  let first: Tone | null = null;
  let last: string | null = null;
  const tones = recording.events.map((event, cursor): Tone | null => {
    if (event.type === 'start_response' && !isRefused(recording, cursor)) tone = toneOfStatus(event.status);
    // The server's own answer to an error needs no start_response: its status line says it.
    if (event.type === 'sent') {
      const { status, isBare } = sentAt(recording, cursor);
      if (status !== null && status !== last) tone = toneOfStatus(status);
      if (isBare && !isSimple(recording)) tone = 'fault';
      last = status;
    }
    first ??= tone;
    return tone;
  });
  const before = first ?? (recording.events.some((event) => event.type === 'raise') ? 'fault' : 's2');
  return tones.map((known) => known ?? before);
});

export const toneAt = (recording: Recording, cursor: Cursor): Tone => tonesOf(recording)[cursor] ?? 's2';
