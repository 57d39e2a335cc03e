// The body as JSON with its structure shown, or what keeps it from being JSON.
import { useMemo } from 'react';
import * as strings from '../../strings/inspector/json-view.ts';
import type { ResponseSoFar } from '../../trace/response-at.ts';
import { decode } from '../../trace/response-at.ts';
import { prettyJson } from './pretty-json.ts';
import { useUnpacked } from './use-unpacked.ts';

const LIMIT = 200_000;

export function JsonView({ response }: { response: ResponseSoFar }) {
  const { status, body } = useUnpacked(response);
  const text = useMemo(() => decode(body, response.contentType), [body, response.contentType]);
  const pretty = useMemo(() => prettyJson(text), [text]);
  if (status === 'unpacking') return <p className="in-empty">{strings.unpacking}</p>;
  if (status === 'failed') return <p className="in-empty">{strings.notUnpacked(response.encoding ?? '')}</p>;
  if (!pretty.ok) return <p className="in-empty">{pretty.says}</p>;
  return (
    <>
      {!/\bjson\b/i.test(response.contentType ?? '') && <p className="in-lead">{strings.isJson(response.contentType)}</p>}
      <pre className="in-text">{pretty.text.slice(0, LIMIT)}</pre>
      {pretty.text.length > LIMIT && <p className="in-later">{strings.leftOut(pretty.text.length - LIMIT)}</p>}
    </>
  );
}
