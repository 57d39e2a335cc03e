// What is out of order in MIDDLEWARE according to Django's documentation, or missing: of the project that answered, and of any list that is pasted.
import { useDeferredValue, useId, useMemo, useState } from 'react';
import * as strings from '../../strings/inspector/middleware-order.tsx';
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
    <section className="in-order" aria-label={strings.order}>
      <h2>{strings.order}</h2>
      {hints.length === 0 ? <p className="in-breaks">{strings.fine}</p> : <Hints hints={hints} label={strings.hints} />}
      <Pasted />
    </section>
  );
}

const EXAMPLE = 'MIDDLEWARE = [\n    "django.middleware.security.SecurityMiddleware",\n    …\n]';

/** Any other list. */
function Pasted() {
  const [text, setText] = useState('');
  const id = useId();
  return (
    <details className="in-paste">
      <summary>{strings.another}</summary>
      <label htmlFor={id}>{strings.paste}</label>
      <textarea
        id={id}
        rows={6}
        spellCheck={false}
        placeholder={EXAMPLE}
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
        <p>{strings.fineOf(read.middleware.length)}</p>
      ) : (
        <Hints hints={hints} label={strings.pastedHints} />
      )}
    </div>
  );
}

function Hints({ hints, label }: { hints: readonly Hint[]; label: string }) {
  return (
    <ol className="in-hints" aria-label={label}>
      {hints.map(({ rule, says }) => (
        <li key={rule.id}>
          <p>
            <span className={`in-hint-kind ${rule.kind}`}>{strings.kinds[rule.kind]}</span> <Phrases phrases={says} />
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
