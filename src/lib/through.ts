// Bytes through a stream that packs or unpacks them, and no further than is allowed: a few kilobytes can unpack to gigabytes.
import { joined } from './joined.ts';

/** What comes out of the stream; null as soon as it is more than `most` bytes. Rejects when the stream breaks. */
export async function through(
  bytes: Uint8Array<ArrayBuffer>,
  stream: GenericTransformStream,
  most: number,
): Promise<Uint8Array | null> {
  const reader = new Blob([bytes]).stream().pipeThrough<Uint8Array>(stream).getReader();
  const parts: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    length += value.length;
    if (length > most) {
      void reader.cancel();
      return null;
    }
    parts.push(value);
  }
  return joined(parts);
}
