// What is out of order in MIDDLEWARE according to Django's documentation, or missing: of the project that answered, and of any list that is pasted.
import { useDeferredValue, useId, useMemo, useState } from 'react';
import type { Hint } from '../../trace/middleware/hint.ts';
import { hintsFor } from '../../trace/middleware/hints.ts';
import { readMiddleware, settingsIn } from '../../trace/middleware/read-list.ts';
import { Phrases } from '../shared/phrases.tsx';
import { useOnionskin } from '../shared/store-context.tsx';
import './middleware-order.css';

/** Of the list that Django made its stack of. */
export function ProjectOrder({ entries }: { entries: readonly string[] }) {
  const files = useOnionskin((state) => state.works[state.slug]?.files);
  const hints = useMemo(() => {
    const settings = Object.values(files ?? {}).find((text) => /^\s*INSTALLED_APPS\b/m.test(text)) ?? '';
    return hintsFor({ middleware: entries, ...settingsIn(settings) });
  }, [entries, files]);
  return (
    <section className="in-order" aria-label="Order of MIDDLEWARE">
      <h2>Order of MIDDLEWARE</h2>
      {hints.length === 0 ? (
        <p className="in-later">Nothing in it is against what Django’s documentation says of the order.</p>
      ) : (
        <Hints hints={hints} label="Hints on this project’s MIDDLEWARE" />
      )}
      <Pasted />
    </section>
  );
}

/** Any other list. */
function Pasted() {
  const [text, setText] = useState('');
  const id = useId();
  return (
    <details className="in-paste">
      <summary>Check another list</summary>
      <label htmlFor={id}>
        Paste <code>MIDDLEWARE</code>, or a whole settings file. It is read, not run.
      </label>
      <textarea
        id={id}
        rows={6}
        spellCheck={false}
        placeholder={'MIDDLEWARE = [\n    "django.middleware.security.SecurityMiddleware",\n    …\n]'}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Verdict text={useDeferredValue(text)} />
    </details>
  );
}

function Verdict({ text }: { text: string }) {
  const read = useMemo(() => (text.trim() === '' ? null : readMiddleware(text)), [text]);
  const hints = useMemo(() => (read === null || 'says' in read ? [] : hintsFor(read)), [read]);
  if (read === null) return null;
  return (
    <div role="status">
      {'says' in read ? (
        <p className="in-unread">{read.says}</p>
      ) : hints.length === 0 ? (
        <p>
          {read.middleware.length === 1 ? 'One entry' : `${read.middleware.length} entries`}, in an order that Django’s
          documentation has nothing against.
        </p>
      ) : (
        <Hints hints={hints} label="Hints on the pasted list" />
      )}
    </div>
  );
}

const KINDS: Readonly<Record<Hint['rule']['kind'], string>> = { order: 'order', missing: 'missing', check: 'check' };

function Hints({ hints, label }: { hints: readonly Hint[]; label: string }) {
  return (
    <ol className="in-hints" aria-label={label}>
      {hints.map(({ rule, says }) => (
        <li key={rule.id}>
          <p>
            <span className={`in-hint-kind ${rule.kind}`}>{KINDS[rule.kind]}</span> <Phrases phrases={says} />
          </p>
          <p className="in-breaks">
            <Phrases phrases={rule.breaks} />{' '}
            <a href={rule.source.address} target="_blank" rel="noreferrer">
              {rule.source.title}
            </a>
          </p>
        </li>
      ))}
    </ol>
  );
}
