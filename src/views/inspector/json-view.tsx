// The body as JSON with its structure shown, or what keeps it from being JSON.
import { useMemo } from 'react';
import type { ResponseSoFar } from '../../trace/response-at.ts';
import { decode } from '../../trace/response-at.ts';
import { counted } from '../../trace/words.ts';
import { prettyJson } from './pretty-json.ts';
import { useUnpacked } from './use-unpacked.ts';

const LIMIT = 200_000;

export function JsonView({ response }: { response: ResponseSoFar }) {
  const { status, body } = useUnpacked(response);
  const text = useMemo(() => decode(body, response.contentType), [body, response.contentType]);
  const pretty = useMemo(() => prettyJson(text), [text]);
  if (status === 'unpacking') return <p className="in-empty">Unpacking…</p>;
  if (status === 'failed')
    return <p className="in-empty">The body says it is {response.encoding}, but it can’t be unpacked as that.</p>;
  if (!pretty.ok) return <p className="in-empty">{pretty.says}</p>;
  return (
    <>
      {!/\bjson\b/i.test(response.contentType ?? '') && (
        <p className="in-lead">It is JSON, though Content-Type says {response.contentType ?? 'nothing'}.</p>
      )}
      <pre className="in-text">{pretty.text.slice(0, LIMIT)}</pre>
      {pretty.text.length > LIMIT && (
        <p className="in-later">{counted(pretty.text.length - LIMIT, 'character')} more are left out.</p>
      )}
    </>
  );
}
