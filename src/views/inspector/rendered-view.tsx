// The body as a browser would show it: HTML in a frame that can do nothing, an image, or text.
import { useMemo } from 'react';
import type { ResponseSoFar } from '../../trace/response-at.ts';
import { decode } from '../../trace/response-at.ts';
import { counted } from '../../trace/words.ts';
import { bytesOf } from '../shared/byte-pieces.ts';
import { late } from '../shared/late.tsx';
import { inertDocument } from './inert-html.ts';
import { useUnpacked } from './use-unpacked.ts';

const DebugPlaces = late<{ html: string }>(async () => (await import('./debug-places.tsx')).DebugPlaces, null);

const TEXT_LIMIT = 100_000;
const HTML_LIMIT = 2_000_000;
const IMAGE_LIMIT = 1_000_000;

export function RenderedView({ response }: { response: ResponseSoFar }) {
  const { status, body } = useUnpacked(response);
  const type = (response.contentType ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  const html = type === 'text/html' && status === 'ready' && body.length <= HTML_LIMIT;
  const srcdoc = useMemo(
    () => (html ? inertDocument(decode(body, response.contentType)) : null),
    [html, body, response.contentType],
  );

  if (status === 'unpacking') return <p className="in-empty">Unpacking…</p>;
  if (status === 'failed') {
    return (
      <p className="in-empty">
        The body says it is {response.encoding}, but it can’t be unpacked as that. A browser would show an error here.
      </p>
    );
  }
  if (srcdoc !== null)
    return (
      <>
        <DebugPlaces html={decode(body, response.contentType)} />
        <iframe className="in-frame" sandbox="" srcDoc={srcdoc} title="The response, rendered" />
      </>
    );
  if (/^image\/(?:png|jpeg|gif|webp|avif|bmp|x-icon|svg\+xml)$/.test(type) && body.length <= IMAGE_LIMIT) {
    return (
      <img
        className="in-image"
        src={`data:${type};base64,${base64(body)}`}
        alt={`The response: ${type}, ${counted(body.length, 'byte')}`}
      />
    );
  }
  const text = decode(body.slice(0, TEXT_LIMIT), response.contentType);
  return (
    <>
      {html && <p className="in-lead">This HTML is made to change when it is read. It is shown as text.</p>}
      {type === '' && <p className="in-lead">There is no Content-Type: a browser has to guess. Here it is read as text.</p>}
      <pre className="in-text">{text}</pre>
      {body.length > TEXT_LIMIT && <p className="in-later">{counted(body.length - TEXT_LIMIT, 'byte')} more are left out.</p>}
    </>
  );
}

function base64(latin1: string): string {
  return btoa(Array.from(bytesOf(latin1), (byte) => String.fromCharCode(byte)).join(''));
}
