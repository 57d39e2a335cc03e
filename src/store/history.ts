// What was sent in a lesson, newest first: bounded, because it is kept with the work in the browser's storage.
import type { Outcome } from '../runner/runner.ts';
import * as strings from '../strings/store/history.ts';
import { WireReader } from '../trace/wire.ts';
import { alike } from './alike.ts';
import { requestOf } from './request-shape.ts';
import { LARGEST_SENT, MOST_SENT, type Sent } from './requests-state.ts';
import type { Run, State } from './state.ts';

/** In characters as they are kept, of all of one lesson. */
const MOST_TEXT = 60_000;

/** Without its number where it is none of the runs that can be put on stage. */
type Ran = Omit<Run, 'id'> & { id?: number | undefined };

export function withSent(before: readonly Sent[], { id, request, server, outcome }: Ran, at: number): readonly Sent[] {
  const status = statusOf(outcome, request.method);
  const sent: Sent = { request: requestOf(request), at, status, server: server.name, run: id };
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

/** The history of each lesson, with this run in its own. */
export const remembered = (sent: State['sent'], run: Ran, at: number): State['sent'] => ({
  ...sent,
  [run.slug]: withSent(sent[run.slug] ?? [], run, at),
});

/** What became of a request, in a few words: the status of its final answer (RFC 9110, 15.2), or that there is none. */
export function statusOf(outcome: Outcome | null, method: string): string {
  if (outcome === null) return strings.notStarted;
  const [status] = statusesOf(outcome.raw, [method]);
  if (status !== undefined) return status.slice(0, 100);
  if (outcome.stopped !== undefined) return strings.stopped;
  return outcome.raw.length > 0 ? strings.noStatus : strings.noAnswer;
}

/** Of answers one after the other: read as a client reads them, so that what stands in a body is none. */
export function statusesOf(raw: Uint8Array, methods: readonly string[]): readonly string[] {
  const reader = new WireReader();
  const found: string[] = [];
  // An answer begins with its version; whether what looks like one is none, because it stands in a body, the reader knows.
  for (const piece of new TextDecoder('latin1').decode(raw).split(/(?=HTTP\/\d)/)) {
    const { nth: before, ended } = reader.head;
    reader.read(piece, piece.length, methods[ended ? before : Math.max(0, before - 1)] ?? 'GET');
    const { nth, status } = reader.head;
    if (status !== null) found[nth - 1] = status;
  }
  return found;
}
