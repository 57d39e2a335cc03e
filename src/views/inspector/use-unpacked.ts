// A compressed body, unpacked as a browser would before it shows it.
import { useEffect, useState } from 'react';
import type { ResponseSoFar } from '../../trace/response-at.ts';
import { bytesOf } from '../shared/byte-pieces.ts';

/** A few kilobytes can unpack to gigabytes. */
const LIMIT = 5_000_000;

export interface Unpacked {
  status: 'ready' | 'unpacking' | 'failed';
  /** latin-1: one character for each byte. */
  body: string;
}

export function useUnpacked({ body, encoding }: ResponseSoFar): Unpacked {
  const format = { gzip: 'gzip', 'x-gzip': 'gzip', deflate: 'deflate' }[encoding?.trim().toLowerCase() ?? ''] as
    | CompressionFormat
    | undefined;
  const plain = encoding === null || encoding.trim().toLowerCase() === 'identity';
  const [result, setResult] = useState<{ of: string; unpacked: Unpacked } | null>(null);

  useEffect(() => {
    if (!format) return;
    let wanted = true;
    const give = (unpacked: Unpacked) => wanted && setResult({ of: body, unpacked });
    unpack(body, format).then(
      (text) => give({ status: 'ready', body: text }),
      () => give({ status: 'failed', body: '' }),
    );
    return () => {
      wanted = false;
    };
  }, [body, format]);

  if (plain) return { status: 'ready', body };
  if (!format) return { status: 'failed', body: '' };
  return result?.of === body ? result.unpacked : { status: 'unpacking', body: '' };
}

async function unpack(latin1: string, format: CompressionFormat): Promise<string> {
  const reader = new Blob([bytesOf(latin1)]).stream().pipeThrough(new DecompressionStream(format)).getReader();
  const blocks: string[] = [];
  for (let length = 0; length < LIMIT; ) {
    const { done, value } = await reader.read();
    if (done) break;
    length += value.length;
    blocks.push(Array.from(value, (byte) => String.fromCharCode(byte)).join(''));
  }
  return blocks.join('');
}
