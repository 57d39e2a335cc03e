// The fields of a form as rows. In a form with files a field may hold one: it is read here and goes with the request, in links too.

import { useState } from 'react';
import { base64Of } from '../../lib/base64.ts';
import type { FormField } from '../../lib/http-message.ts';
import * as strings from '../../strings/request/form-rows.ts';
import { namePlaceholder, valuePlaceholder } from '../../strings/request/shared.ts';
import { Icon } from '../shared/icon.tsx';

/** Bytes of one file: it is kept with the work, and the browser's storage is small. */
const MOST = 200_000;

interface Props {
  fields: readonly FormField[];
  files: boolean;
  /** What one of them is called. */
  noun?: 'field' | 'cookie';
  onChange(fields: readonly FormField[]): void;
}

export function FormRows({ fields, files, noun = 'field', onChange }: Props) {
  const [says, setSays] = useState('');
  const write = (at: number, field: FormField) => onChange(fields.with(at, field));
  const choose = async (at: number, chosen: File | undefined) => {
    if (chosen === undefined) return;
    if (chosen.size > MOST) {
      setSays(strings.tooLarge(chosen.name, chosen.size, MOST));
      return;
    }
    try {
      const bytes = new Uint8Array(await chosen.arrayBuffer());
      const data = base64Of(bytes);
      setSays('');
      write(at, { name: fields[at]?.name ?? '', value: '', file: { name: chosen.name, type: chosen.type, data } });
    } catch {
      setSays(strings.unreadable(chosen.name));
    }
  };
  const words = strings.nouns[noun];
  const named = (field: FormField, at: number) => field.name || words.nth(at + 1);
  return (
    <fieldset className="header-rows form-rows">
      <legend className="unseen">{words.all}</legend>
      {fields.map((field, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a field has nothing but its place
        <div className="header-row" key={at}>
          <input
            aria-label={words.nameField(at + 1)}
            placeholder={namePlaceholder}
            value={field.name}
            spellCheck={false}
            autoCapitalize="off"
            autoComplete="off"
            onChange={(event) => write(at, { ...field, name: event.target.value })}
          />
          {field.file === undefined ? (
            <input
              aria-label={strings.valueField(named(field, at))}
              placeholder={valuePlaceholder}
              value={field.value}
              spellCheck={false}
              autoComplete="off"
              onChange={(event) => write(at, { ...field, value: event.target.value })}
            />
          ) : (
            <span className="form-file">{strings.file(field.file.name, lengthOf(field.file.data))}</span>
          )}
          {files && (
            <label className="btn quiet form-choose">
              {strings.choose}
              <input
                type="file"
                className="unseen"
                aria-label={strings.fileFor(named(field, at))}
                onChange={(event) => void choose(at, event.target.files?.[0])}
              />
            </label>
          )}
          <button
            type="button"
            className="btn quiet icon"
            aria-label={strings.remove(named(field, at))}
            onClick={() => onChange(fields.toSpliced(at, 1))}
          >
            <Icon name="cross" size={12} />
          </button>
        </div>
      ))}
      <button type="button" className="btn quiet add-header" onClick={() => onChange([...fields, { name: '', value: '' }])}>
        <Icon name="plus" size={12} />
        {words.add}
      </button>
      <p role="status" aria-label={strings.status} className="form-says">
        {says}
      </p>
    </fieldset>
  );
}

/** In bytes, of what base64 holds. */
const lengthOf = (base64: string) => (base64.length / 4) * 3 - (/=*$/.exec(base64)?.[0].length ?? 0);
