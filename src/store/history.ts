// What was sent in a lesson, newest first: bounded, because it is kept with the work in the browser's storage.
import type { Outcome } from '../runner/runner.ts';
import { alike } from './alike.ts';
import { requestOf } from './request-shape.ts';
import { MOST_SENT, type Sent } from './requests-state.ts';
import type { Run } from './state.ts';

/** In characters as they are kept: of one, and of all of one lesson. Larger ones can be sent, but not again from here. */
export const LARGEST_SENT = 20_000;
const MOST_TEXT = 60_000;

export function withSent(before: readonly Sent[], { request, server, outcome }: Run, at: number): readonly Sent[] {
  const sent: Sent = { request: requestOf(request), at, status: statusOf(outcome), server: server.name };
  if (JSON.stringify(sent).length > LARGEST_SENT) return before;
  const [last] = before;
  // Sent again and answered alike, it is the same entry, with the time of the last one.
  const others =
    last !== undefined && alike([last.request, last.status, last.server], [sent.request, sent.status, sent.server])
      ? before.slice(1)
      : before;
  const kept: Sent[] = [];
  let size = 0;
  for (const one of [sent, ...others].slice(0, MOST_SENT)) {
    size += JSON.stringify(one).length;
    if (size > MOST_TEXT) break;
    kept.push(one);
  }
  return kept;
}

/** The last status line that came, without those that only announce another one (RFC 9110, 15.2). */
export function statusOf(outcome: Outcome | null): string {
  if (outcome === null) return 'not started';
  const text = new TextDecoder('latin1').decode(outcome.raw.subarray(0, 65_536));
  const statuses = [...text.matchAll(/HTTP\/\d\.\d ((?!1\d\d)\d{3}[^\r\n]*)\r\n/g)].map(([, status = '']) => status.trim());
  if (statuses[0] !== undefined) return statuses[0].slice(0, 100);
  if (outcome.stopped !== undefined) return 'stopped';
  return outcome.raw.length > 0 ? 'an answer without a status' : 'no answer';
}
