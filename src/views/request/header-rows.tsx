// The headers as rows. Enter goes on to the next field and from the last one to a new row; Backspace in an empty name deletes its row.
// What is added when sent stands there too, and can't be edited.
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { BODY_TYPES } from '../../lib/body-types.ts';
import { addedHeaders } from '../../lib/http-message.ts';
import type { ComposedRequest } from '../../store/state.ts';
import * as strings from '../../strings/request/header-rows.ts';
import { namePlaceholder, valuePlaceholder } from '../../strings/request/shared.ts';
import { Icon } from '../shared/icon.tsx';
import { useOnionskin } from '../shared/store-context.tsx';

const encoder = new TextEncoder();

/** The length of a form is known when it is made into bytes: under Raw it stands. */
function addedOf({ method, headers, body, kind, chunked }: ComposedRequest) {
  const isForm = kind === 'form' || kind === 'multipart';
  const length = isForm || body === '' ? 0 : encoder.encode(body).length;
  const added = addedHeaders(method, headers, length, { chunked, type: kind === undefined ? null : BODY_TYPES[kind] });
  return isForm
    ? { ...added, last: added.last.map(([name, value]) => [name, name === 'Content-Length' ? strings.counted : value] as const) }
    : added;
}

export function HeaderRows({ request }: { request: ComposedRequest }) {
  const edit = useOnionskin((state) => state.editRequest);
  const rows = useRef<HTMLFieldSetElement>(null);
  const { headers } = request;
  const added = addedOf(request);

  const write = (at: number, name: string, value: string) =>
    edit({ headers: headers.map((header, index) => (index === at ? [name, value] : header)) });
  // A row that was just added is written in next.
  const wanted = useRef<number | null>(null);
  useEffect(() => {
    if (wanted.current !== null && wanted.current < headers.length) {
      focus(wanted.current * 2);
      wanted.current = null;
    }
  });
  const add = () => {
    wanted.current = headers.length;
    edit({ headers: [...headers, ['', '']] });
  };
  const remove = (at: number) => edit({ headers: headers.filter((_, index) => index !== at) });
  const focus = (field: number) => rows.current?.querySelectorAll('input')[field]?.focus();
  const keyDown = (event: KeyboardEvent<HTMLInputElement>, at: number, part: 0 | 1) => {
    if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      if (part === 1 && at === headers.length - 1) add();
      else focus(at * 2 + part + 1);
    }
    if (event.key === 'Backspace' && part === 0 && event.currentTarget.value === '') {
      event.preventDefault();
      remove(at);
      focus(Math.max(0, at * 2 - 1));
    }
  };
  const field = (at: number, part: 0 | 1, [name, value]: readonly [string, string]) => (
    <input
      aria-label={part === 0 ? strings.nameField(at + 1) : strings.valueField(name, at + 1)}
      value={part === 0 ? name : value}
      placeholder={part === 0 ? namePlaceholder : valuePlaceholder}
      spellCheck={false}
      autoCapitalize="off"
      autoComplete="off"
      onChange={(event) => (part === 0 ? write(at, event.target.value, value) : write(at, name, event.target.value))}
      onKeyDown={(event) => keyDown(event, at, part)}
    />
  );

  return (
    <fieldset className="header-rows" ref={rows}>
      <legend className="unseen">{strings.headers}</legend>
      {added.first.map(([name, value]) => (
        <AddedRow key={name} name={name} value={value} />
      ))}
      {headers.map((header, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a header's place is what it is; names repeat and change while typing
        <div className="header-row" key={at}>
          {field(at, 0, header)}
          {field(at, 1, header)}
          <button
            type="button"
            className="btn quiet icon"
            aria-label={strings.remove(header[0], at + 1)}
            onClick={() => remove(at)}
          >
            <Icon name="cross" size={12} />
          </button>
        </div>
      ))}
      {added.last.map(([name, value]) => (
        <AddedRow key={name} name={name} value={value} />
      ))}
      <button type="button" className="btn quiet add-header" onClick={add}>
        <Icon name="plus" size={12} />
        {strings.add}
      </button>
    </fieldset>
  );
}

function AddedRow({ name, value }: { name: string; value: string }) {
  return (
    <p className="header-row added">
      <span>{name}</span>
      <span>{value}</span>
      <em>{strings.added}</em>
    </p>
  );
}
