// The exact bytes that Send sends. Line ends are shown, and bytes that are no ASCII stand as \xNN.
import { useMemo } from 'react';
import { bytesOf } from '../../lib/request-bytes.ts';
import type { ComposedRequest } from '../../store/state.ts';
import * as strings from '../../strings/request/raw-bytes.ts';

/** More than this is not readable anyway, and would make typing slow. */
const SHOWN = 4096;

export function RawBytes({ request }: { request: ComposedRequest }) {
  const message = useMemo(() => bytesOf(request), [request]);
  if (!message.ok) return <p className="raw-refused">{message.says}</p>;
  const { raw } = message;
  const left = raw.length - SHOWN;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls has to be reachable by keyboard
    <section className="raw-bytes" tabIndex={0} aria-label={strings.request(raw.length)}>
      {linesOf(raw.subarray(0, SHOWN)).map(({ at, text, ended }) => (
        <span key={at}>
          {text}
          {ended && <i>\r\n</i>}
          {'\n'}
        </span>
      ))}
      {left > 0 && <em>{strings.andMore(left)}</em>}
    </section>
  );
}

function linesOf(raw: Uint8Array): { at: number; text: string; ended: boolean }[] {
  const latin = Array.from(raw, (byte) => String.fromCharCode(byte)).join('');
  let at = 0;
  const lines = latin.split('\r\n').map((line, index, all) => {
    const entry = { at, text: readable(line), ended: index < all.length - 1 };
    at += line.length + 2;
    return entry;
  });
  return lines.filter((line) => line.ended || line.text !== '');
}

function readable(line: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the bytes that have no picture
  return line.replace(/[\x00-\x09\x0b-\x1f\x7f-\xff]/g, (byte) => `\\x${byte.charCodeAt(0).toString(16).padStart(2, '0')}`);
}
