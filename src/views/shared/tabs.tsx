// A row of tabs with the keyboard of the ARIA pattern: arrows move and choose, Home and End go to the ends.
import { type KeyboardEvent, type ReactNode, useRef } from 'react';

export interface TabItem<Id extends string> {
  id: Id;
  label: ReactNode;
  /** Something small behind the label: a count. */
  extra?: ReactNode;
  title?: string;
}

interface Props<Id extends string> {
  /** What the row is, for those who can't see where it stands. */
  label: string;
  items: readonly TabItem<Id>[];
  chosen: Id;
  onChoose(id: Id): void;
  /** Tabs are `${name}-tab-${id}`; each panel is `${name}-panel-${id}` (see tabPanel). */
  name: string;
  className?: string;
  /** Further keys of a tab (F2, Delete); what it handles it has to `preventDefault`. */
  onTabKey?(id: Id, event: KeyboardEvent): void;
  onTabDoubleClick?(id: Id): void;
}

export function Tabs<Id extends string>(props: Props<Id>) {
  const { label, items, chosen, onChoose, name, className = '', onTabKey, onTabDoubleClick } = props;
  const row = useRef<HTMLDivElement>(null);
  const move = (event: KeyboardEvent) => {
    onTabKey?.(chosen, event);
    if (event.defaultPrevented) return;
    const here = items.findIndex((item) => item.id === chosen);
    const to = { ArrowRight: here + 1, ArrowLeft: here - 1, Home: 0, End: items.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    const next = (to + items.length) % items.length;
    const item = items[next];
    if (!item) return;
    onChoose(item.id);
    // By position: an id may be a file's name, which is no selector.
    row.current?.querySelectorAll<HTMLElement>('[role=tab]')[next]?.focus();
  };
  return (
    <div className={`tabs ${className}`} role="tablist" aria-label={label} ref={row} onKeyDown={move}>
      {items.map(({ id, label: text, extra, title }) => (
        <button
          key={id}
          type="button"
          role="tab"
          id={`${name}-tab-${id}`}
          aria-selected={id === chosen}
          aria-controls={`${name}-panel-${id}`}
          tabIndex={id === chosen ? 0 : -1}
          className={id === chosen ? 'tab on' : 'tab'}
          title={title}
          onClick={() => onChoose(id)}
          onDoubleClick={() => onTabDoubleClick?.(id)}
        >
          {text}
          {extra}
        </button>
      ))}
    </div>
  );
}

/** The attributes of a tab's panel: `<div {...tabPanel('request', 'headers')}>`. */
export const tabPanel = (name: string, id: string) => ({
  role: 'tabpanel',
  id: `${name}-panel-${id}`,
  'aria-labelledby': `${name}-tab-${id}`,
});
