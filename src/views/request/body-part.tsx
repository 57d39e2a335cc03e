// The body: what kind it is, and the editor for that kind.

import { fieldsOf, urlencoded } from '../../lib/form-body.ts';
import type { BodyKind } from '../../lib/http-message.ts';
import { wrongJson } from '../../lib/request-bytes.ts';
import type { ComposedRequest } from '../../store/state.ts';
import * as strings from '../../strings/request/body-part.ts';
import { useOnionskin } from '../shared/store-context.tsx';
import { FormRows } from './form-rows.tsx';
import './details.css';

const KINDS: readonly (BodyKind | 'text')[] = ['text', 'json', 'form', 'multipart'];

export function BodyPart({ request }: { request: ComposedRequest }) {
  const edit = useOnionskin((state) => state.editRequest);
  const { kind = 'text', body } = request;
  const says = kind === 'json' ? wrongJson(body) : null;
  return (
    <>
      <div className="body-kind">
        <label>
          {strings.kind}{' '}
          <select
            className="field"
            aria-label={strings.kindOfBody}
            value={kind}
            onChange={(event) => edit(turnedTo(request, KINDS.find((one) => one === event.target.value) ?? 'text'))}
          >
            {KINDS.map((one) => (
              <option key={one} value={one}>
                {strings.kinds[one]}
              </option>
            ))}
          </select>
        </label>
        <p role="status" aria-label={strings.json}>
          {says}
        </p>
      </div>
      {kind === 'form' || kind === 'multipart' ? (
        <FormRows fields={request.fields ?? []} files={kind === 'multipart'} onChange={(fields) => edit({ fields })} />
      ) : (
        <textarea
          className="body-field"
          aria-label={strings.body}
          placeholder={strings.empty}
          value={body}
          spellCheck={false}
          onChange={(event) => edit({ body: event.target.value })}
        />
      )}
    </>
  );
}

/** What was written goes along, as far as the other kind can hold it. */
function turnedTo(request: ComposedRequest, to: BodyKind | 'text'): Partial<ComposedRequest> {
  const { kind, fields = [], body } = request;
  const wasForm = kind === 'form' || kind === 'multipart';
  const isForm = to === 'form' || to === 'multipart';
  // A form is posted; where the method was chosen for something else, it stays.
  const posted = to !== 'text' && request.method === 'GET' ? { method: 'POST' } : {};
  const changed = { ...posted, kind: to === 'text' ? undefined : to };
  if (isForm && !wasForm)
    return { ...changed, body: '', fields: fieldsOf(body) ?? (body === '' ? [] : [{ name: 'text', value: body }]) };
  if (!isForm && wasForm) return { ...changed, fields: undefined, body: textOf(fields, to) };
  return changed;
}

const textOf = (fields: NonNullable<ComposedRequest['fields']>, to: string): string => {
  const texts = fields.filter(({ name, file }) => file === undefined && name !== '');
  if (texts.length === 0) return '';
  if (to === 'json') return JSON.stringify(Object.fromEntries(texts.map(({ name, value }) => [name, value])), null, 2);
  return urlencoded(texts.map(({ name, value }) => [name, value]));
};
