// What the sequence is narrowed to: a text, a layer, kinds of events; and how many of them are left.
import { type KeyboardEvent, memo, useRef } from 'react';
import * as strings from '../../strings/sequence/tools.tsx';
import { EVENT_KINDS, type EventKind } from '../../trace/kinds.ts';
import { thousands } from '../../trace/words.ts';
import { type Filter, kindsInWords, toggled } from './filter.ts';

interface ToolsProps {
  filter: Filter;
  onFilter(filter: Filter): void;
  /** Layers, the server first. */
  layers: readonly string[];
  counts: Readonly<Record<EventKind, number>>;
  shown: number;
  of: number;
  busy: boolean;
}

export const Tools = memo(function Tools({ filter, onFilter, layers, counts, shown, of, busy }: ToolsProps) {
  return (
    <search className="seq-tools">
      <input
        type="search"
        className="field"
        aria-label={strings.findIn}
        placeholder={strings.find}
        autoComplete="off"
        spellCheck={false}
        value={filter.text}
        onChange={(event) => onFilter({ ...filter, text: event.target.value })}
      />
      <select
        className="field"
        aria-label={strings.layer}
        value={filter.skin ?? ''}
        onChange={(event) => onFilter({ ...filter, skin: event.target.value === '' ? null : Number(event.target.value) })}
      >
        <option value="">{strings.allLayers}</option>
        {layers.map((name, skin) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two layers may have one name; their place is what tells them apart
          <option key={skin} value={skin}>
            {name}
          </option>
        ))}
      </select>
      <Kinds chosen={filter.kinds} counts={counts} onChoose={(kinds) => onFilter({ ...filter, kinds })} />
      <p className="seq-count" role="status" aria-label={strings.shown}>
        {strings.shownOf(shown, of, busy)}
      </p>
    </search>
  );
});

interface KindsProps {
  chosen: ReadonlySet<EventKind>;
  counts: Readonly<Record<EventKind, number>>;
  onChoose(kinds: ReadonlySet<EventKind>): void;
}

function Kinds({ chosen, counts, onChoose }: KindsProps) {
  const details = useRef<HTMLDetailsElement>(null);
  const close = () => {
    if (details.current) details.current.open = false;
  };
  const keys = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !details.current?.open) return;
    event.preventDefault();
    close();
    details.current.querySelector('summary')?.focus();
  };
  return (
    <details
      className="seq-kinds"
      ref={details}
      onKeyDown={keys}
      onBlur={(event) => {
        if (event.relatedTarget !== null && !event.currentTarget.contains(event.relatedTarget)) close();
      }}
    >
      <summary className="btn">{strings.show(kindsInWords(chosen))}</summary>
      <fieldset>
        <legend className="unseen">{strings.kindsOfEvents}</legend>
        {EVENT_KINDS.map((kind) => (
          <label key={kind}>
            <input type="checkbox" checked={chosen.has(kind)} onChange={() => onChoose(toggled(chosen, kind))} />
            {strings.kinds[kind]}
            <span className="count">{thousands(counts[kind])}</span>
          </label>
        ))}
      </fieldset>
    </details>
  );
}
