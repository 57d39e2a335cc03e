// Several requests in a row: put together from the composer, sent as one script, each answer a run that can be looked at.
import { MOST_STEPS, type Step, type StepResult } from '../../store/script-state.ts';
import { selectWork } from '../../store/selectors.ts';
import * as strings from '../../strings/requests/script.ts';
import { Icon } from '../shared/icon.tsx';
import { useOnionskin } from '../shared/store-context.tsx';

const NONE: readonly Step[] = [];
const NO_RESULTS: readonly (StepResult | null)[] = [];
const WAYS = ['new-waits', 'same-waits', 'same-at-once', 'new-at-once'] as const;
const wayOf = ({ connection, waits }: Step) => `${connection}-${waits ? 'waits' : 'at-once'}`;
const lineOf = ({ request }: Step) => `${request.method} ${request.target}`;

export function Script({ onDone }: { onDone: () => void }) {
  const { script = NONE, request } = useOnionskin(selectWork);
  const results = useOnionskin((state) => state.played[state.slug] ?? NO_RESULTS);
  const running = useOnionskin((state) => state.scripting);
  const set = useOnionskin((state) => state.setScript);
  const play = useOnionskin((state) => state.playScript);
  const show = useOnionskin((state) => state.show);
  return (
    <>
      <p>{strings.lead}</p>
      <ol className="script" aria-label={strings.script}>
        {script.map((step, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a step has nothing but its place
          <li key={at}>
            <code className="history-line">{lineOf(step)}</code>
            {at > 0 && (
              <select
                className="field"
                aria-label={strings.whenSent(at + 1)}
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
                {WAYS.map((way) => (
                  <option key={way} value={way}>
                    {strings.ways[way]}
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
              aria-label={strings.takeOut(at + 1, lineOf(step))}
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
          {strings.add}
        </button>
        <button type="button" className="btn send" disabled={running || script.length === 0} onClick={() => void play()}>
          {running ? strings.running : strings.send}
        </button>
      </div>
      {script.length >= MOST_STEPS && <p>{strings.most(MOST_STEPS)}</p>}
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
      <span role="status" aria-label={strings.answerTo(nth)} className="script-result">
        {result === null
          ? strings.waiting
          : result === undefined
            ? ''
            : [result.status, result.says].filter((part) => part !== null).join('. ')}
      </span>
      {run !== null && (
        <button type="button" className="btn" aria-label={strings.showRun(nth)} onClick={() => onShow(run)}>
          {strings.show}
        </button>
      )}
    </>
  );
}
