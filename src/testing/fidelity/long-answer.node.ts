// Very long answers are compared by their ends, their lengths, the hash of the decoded body, and the sizes of its first chunks (64 were noted).
import { createHash } from 'node:crypto';
import type { LongAnswer, RecordedExchange } from './corpus.node.ts';
import { withOneChunk } from './one-chunk.ts';

/** The whole answer, or what stands for a long one. `oneChunk`: where its chunks begin is chance (one-chunk.ts). */
export function recordedText(exchange: RecordedExchange, oneChunk = false): string {
  if ('raw' in exchange) return oneChunk ? withOneChunk(exchange.raw) : exchange.raw;
  return textOf(oneChunk ? withoutChunks(exchange) : exchange);
}

/** The same of what came now. */
export function playedText(raw: string, exchange: RecordedExchange, oneChunk = false): string {
  if ('raw' in exchange) return oneChunk ? withOneChunk(raw) : raw;
  const { head, tail, body: recorded } = exchange;
  const { body, chunks } = decoded(raw);
  const sha256 = createHash('sha256').update(body, 'latin1').digest('hex');
  const played = {
    head: raw.slice(0, head.length),
    tail: raw.slice(raw.length - tail.length),
    length: raw.length,
    body: { sha256, length: body.length, ...(chunks === null ? {} : { chunks: chunks.slice(0, recorded.chunks?.length) }) },
  };
  return textOf(oneChunk ? withoutChunks(played) : played);
}

/** Of a chunked answer only what doesn't depend on its chunks: the head, the decoded body, and that the last chunk came. */
function withoutChunks(answer: LongAnswer): LongAnswer {
  if (answer.body.chunks === undefined) return answer;
  const head = answer.head.slice(0, answer.head.indexOf('\r\n\r\n') + 4);
  const { sha256, length } = answer.body;
  return { head, tail: answer.tail.slice(-7), length: 0, body: { sha256, length } };
}

function textOf({ head, tail, length, body }: LongAnswer): string {
  const { sha256, chunks = [] } = body;
  return [head, '…', tail, `${length} bytes, body ${body.length} ${sha256}`, chunks.join(' ')].join('\n');
}

/** The body of one answer, and the sizes of its chunks if it has any. */
export function decoded(raw: string): { body: string; chunks: number[] | null } {
  const end = raw.indexOf('\r\n\r\n') + 4;
  if (!/^transfer-encoding: *chunked\r?$/im.test(raw.slice(0, end))) return { body: raw.slice(end), chunks: null };
  const chunks: number[] = [];
  const blocks: string[] = [];
  for (let at = end; at < raw.length; ) {
    const line = raw.indexOf('\r\n', at);
    const size = Number.parseInt(raw.slice(at, line), 16);
    if (line < 0 || Number.isNaN(size)) break;
    chunks.push(size);
    blocks.push(raw.slice(line + 2, line + 2 + size));
    at = line + 2 + size + 2;
    if (size === 0) break;
  }
  return { body: blocks.join(''), chunks };
}
