// Very long answers are compared by their ends, their lengths, the hash of the decoded body, and the sizes of its first chunks (64 were noted).
import { createHash } from 'node:crypto';
import type { LongAnswer, RecordedExchange } from './corpus.node.ts';

/** The whole answer, or what stands for a long one. */
export function recordedText(exchange: RecordedExchange): string {
  return 'raw' in exchange ? exchange.raw : textOf(exchange);
}

/** The same of what came now. */
export function playedText(raw: string, exchange: RecordedExchange): string {
  if ('raw' in exchange) return raw;
  const { head, tail, body: recorded } = exchange;
  const { body, chunks } = decoded(raw);
  const sha256 = createHash('sha256').update(body, 'latin1').digest('hex');
  return textOf({
    head: raw.slice(0, head.length),
    tail: raw.slice(raw.length - tail.length),
    length: raw.length,
    body: { sha256, length: body.length, ...(chunks === null ? {} : { chunks: chunks.slice(0, recorded.chunks?.length) }) },
  });
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
