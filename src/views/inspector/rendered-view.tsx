// The body as a browser would show it: HTML in a frame that can do nothing, an image, or text.
import { useMemo } from 'react';
import * as strings from '../../strings/inspector/rendered-view.ts';
import type { ResponseSoFar } from '../../trace/response-at.ts';
import { decode } from '../../trace/response-at.ts';
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

  if (status === 'unpacking') return <p className="in-empty">{strings.unpacking}</p>;
  if (status === 'failed') {
    return <p className="in-empty">{strings.notUnpacked(response.encoding)}</p>;
  }
  if (srcdoc !== null)
    return (
      <>
        <DebugPlaces html={decode(body, response.contentType)} />
        <iframe className="in-frame" sandbox="" srcDoc={srcdoc} title={strings.rendered} />
      </>
    );
  if (/^image\/(?:png|jpeg|gif|webp|avif|bmp|x-icon|svg\+xml)$/.test(type) && body.length <= IMAGE_LIMIT) {
    return <img className="in-image" src={`data:${type};base64,${btoa(body)}`} alt={strings.image(type, body.length)} />;
  }
  const text = decode(body.slice(0, TEXT_LIMIT), response.contentType);
  return (
    <>
      {html && <p className="in-lead">{strings.changeling}</p>}
      {type === '' && <p className="in-lead">{strings.noType}</p>}
      <pre className="in-text">{text}</pre>
      {body.length > TEXT_LIMIT && <p className="in-later">{strings.leftOut(body.length - TEXT_LIMIT)}</p>}
    </>
  );
}
