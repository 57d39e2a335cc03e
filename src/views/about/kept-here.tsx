// What this browser keeps of the learner's: how much it is, what was set aside, and the ways to take it along or away.
import { useState } from 'react';
import type { Aside } from '../../store/saving-state.ts';
import { thousands } from '../../trace/words.ts';
import { download } from '../shared/download.ts';
import { KeepProgress } from '../shared/keep-progress.tsx';
import { useOnionskin, useOnionskinStore } from '../shared/store-context.tsx';

export function KeptHere() {
  const lessons = useOnionskin((state) => new Set([...Object.keys(state.works), ...Object.keys(state.progress)]).size);
  const store = useOnionskinStore();
  // The storage tells nobody when it changes: it is looked at again after whatever changes it here.
  const [aside, setAside] = useState(() => store.getState().asides());
  const look = () => setAside(store.getState().asides());
  return (
    <section aria-label="Kept in this browser" className="about-kept">
      <h3>Kept in this browser</h3>
      <p>
        {lessons === 0 ? 'Nothing of yours yet.' : `Your work in ${lessons === 1 ? 'one lesson' : `${lessons} lessons`}.`} Your
        code, predictions and progress lie in this browser alone, and go when its storage is cleared.
      </p>
      <KeepProgress />
      <SetAside aside={aside} onDropped={look} />
      <Forget onForgotten={look} />
    </section>
  );
}

/** Texts that no version could read, or that had to make room: the user's all the same. */
function SetAside({ aside, onDropped }: { aside: readonly Aside[] | null; onDropped(): void }) {
  const dropAside = useOnionskin((state) => state.dropAside);
  if (aside === null) return <p>This browser does not let the page look into its storage.</p>;
  if (aside.length === 0) return null;
  return (
    <>
      <h4>Set aside</h4>
      <ul className="about-aside">
        {aside.map(({ name, text }) => (
          <li key={name}>
            <code>{name}</code>
            <span>{thousands(text.length)} characters</span>
            <button type="button" className="btn" aria-label={`Download ${name}`} onClick={() => download(`${name}.json`, text)}>
              Download
            </button>
            <button
              type="button"
              className="btn"
              aria-label={`Remove ${name}`}
              onClick={() => {
                dropAside(name);
                onDropped();
              }}
            >
              Remove
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

function Forget({ onForgotten }: { onForgotten(): void }) {
  const forgetWork = useOnionskin((state) => state.forgetWork);
  const [asked, setAsked] = useState(false);
  const [undo, setUndo] = useState<(() => void) | null>(null);
  if (undo !== null)
    return (
      <p role="status">
        Forgotten.{' '}
        <button
          type="button"
          className="btn"
          onClick={() => {
            undo();
            setUndo(null);
            onForgotten();
            setAsked(false);
          }}
        >
          Undo
        </button>
      </p>
    );
  if (!asked)
    return (
      <button type="button" className="btn" onClick={() => setAsked(true)}>
        Forget my work…
      </button>
    );
  return (
    <div role="alert" className="about-forget">
      <p>
        This removes your code, predictions, breakpoints and progress of every lesson, the history of requests, and what was set
        aside.
      </p>
      <div className="keep-row">
        <button
          type="button"
          className="btn"
          onClick={() => {
            const back = forgetWork();
            setUndo(() => back);
            onForgotten();
          }}
        >
          Forget all of it
        </button>
        <button type="button" className="btn" onClick={() => setAsked(false)}>
          Keep it
        </button>
      </div>
    </div>
  );
}
