// What this browser keeps of the learner's: how much it is, what was set aside, and the ways to take it along or away.
import { useState } from 'react';
import type { Aside } from '../../store/saving-state.ts';
import * as strings from '../../strings/about/kept-here.ts';
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
    <section aria-label={strings.kept} className="about-kept">
      <h3>{strings.kept}</h3>
      <p>{strings.lead(lessons)}</p>
      <KeepProgress />
      <SetAside aside={aside} onDropped={look} />
      <Forget onForgotten={look} />
    </section>
  );
}

/** Texts that no version could read, or that had to make room: the user's all the same. */
function SetAside({ aside, onDropped }: { aside: readonly Aside[] | null; onDropped(): void }) {
  const dropAside = useOnionskin((state) => state.dropAside);
  if (aside === null) return <p>{strings.noStorage}</p>;
  if (aside.length === 0) return null;
  return (
    <>
      <h4>{strings.setAside}</h4>
      <ul className="about-aside">
        {aside.map(({ name, text }) => (
          <li key={name}>
            <code>{name}</code>
            <span>{strings.length(text.length)}</span>
            <button
              type="button"
              className="btn"
              aria-label={strings.downloadOf(name)}
              onClick={() => download(`${name}.json`, text)}
            >
              {strings.download}
            </button>
            <button
              type="button"
              className="btn"
              aria-label={strings.removeOf(name)}
              onClick={() => {
                dropAside(name);
                onDropped();
              }}
            >
              {strings.remove}
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
        {strings.forgotten}{' '}
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
          {strings.undo}
        </button>
      </p>
    );
  if (!asked)
    return (
      <button type="button" className="btn" onClick={() => setAsked(true)}>
        {strings.forget}
      </button>
    );
  return (
    <div role="alert" className="about-forget">
      <p>{strings.whatGoes}</p>
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
          {strings.forgetAll}
        </button>
        <button type="button" className="btn" onClick={() => setAsked(false)}>
          {strings.keep}
        </button>
      </div>
    </div>
  );
}
