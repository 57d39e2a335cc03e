// Several requests in a row: put together from the composer, sent as one script, each answer a run that can be looked at.
import { MOST_STEPS, type Step, type StepResult } from '../../store/script-state.ts';
import { selectWork } from '../../store/selectors.ts';
import { Icon } from '../shared/icon.tsx';
import { useOnionskin } from '../shared/store-context.tsx';

const NONE: readonly Step[] = [];
const NO_RESULTS: readonly (StepResult | null)[] = [];
const WAYS = [
  ['new-waits', 'when the one before is answered'],
  ['same-waits', 'the same, on its connection'],
  ['same-at-once', 'at once, behind it on its connection'],
  ['new-at-once', 'at once, on a connection of its own'],
] as const;
const wayOf = ({ connection, waits }: Step) => `${connection}-${waits ? 'waits' : 'at-once'}`;

export function Script({ onDone }: { onDone: () => void }) {
  const { script = NONE, request } = useOnionskin(selectWork);
  const results = useOnionskin((state) => state.played[state.slug] ?? NO_RESULTS);
  const running = useOnionskin((state) => state.scripting);
  const set = useOnionskin((state) => state.setScript);
  const play = useOnionskin((state) => state.playScript);
  const show = useOnionskin((state) => state.show);
  return (
    <>
      <p>
        Requests that are sent in a row. Several behind one another on one connection arrive as one stream of bytes: not every
        server reads on. On connections of their own they come at the same time; how many are answered at the same time is up to
        the server’s processes.
      </p>
      <ol className="script" aria-label="Script">
        {script.map((step, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a step has nothing but its place
          <li key={at}>
            <code className="history-line">{`${step.request.method} ${step.request.target}`}</code>
            {at > 0 && (
              <select
                className="field"
                aria-label={`When ${at + 1} is sent`}
                value={wayOf(step)}
                disabled={running}
                onChange={(event) => {
                  const way = event.target.value;
                  set(
                    script.with(at, {
                      ...step,
                      connection: way.startsWith('same') ? 'same' : 'new',
                      waits: way.endsWith('waits'),
                    }),
                  );
                }}
              >
                {WAYS.map(([way, name]) => (
                  <option key={way} value={way}>
                    {name}
                  </option>
                ))}
              </select>
            )}
            <Result
              result={results[at]}
              nth={at + 1}
              onShow={(run) => {
                show(run);
                onDone();
              }}
            />
            <button
              type="button"
              className="btn quiet icon"
              aria-label={`Take out ${at + 1}, ${step.request.method} ${step.request.target}`}
              disabled={running}
              onClick={() => set(firstAlone(script.toSpliced(at, 1)))}
            >
              <Icon name="cross" size={12} />
            </button>
          </li>
        ))}
      </ol>
      <div className="script-do">
        <button
          type="button"
          className="btn"
          disabled={running || script.length >= MOST_STEPS}
          onClick={() => set(firstAlone([...script, { request, connection: 'new', waits: true }]))}
        >
          <Icon name="plus" size={12} />
          Add what is in the composer
        </button>
        <button type="button" className="btn send" disabled={running || script.length === 0} onClick={() => void play()}>
          {running ? 'Running' : 'Send them'}
        </button>
      </div>
      {script.length >= MOST_STEPS && <p>{MOST_STEPS} are the most: each of their runs is kept.</p>}
    </>
  );
}

/** There is none before the first one that it could follow. */
const firstAlone = ([first, ...rest]: readonly Step[]): readonly Step[] =>
  first === undefined ? [] : [{ ...first, connection: 'new', waits: true }, ...rest];

interface ResultProps {
  result: StepResult | null | undefined;
  nth: number;
  onShow(run: number): void;
}

function Result({ result, nth, onShow }: ResultProps) {
  const run = result?.run ?? null;
  return (
    <>
      <span role="status" aria-label={`Answer to ${nth}`} className="script-result">
        {result === null
          ? 'waiting'
          : result === undefined
            ? ''
            : [result.status, result.says].filter((part) => part !== null).join('. ')}
      </span>
      {run !== null && (
        <button type="button" className="btn" aria-label={`Show the run of ${nth}`} onClick={() => onShow(run)}>
          Show
        </button>
      )}
    </>
  );
}
