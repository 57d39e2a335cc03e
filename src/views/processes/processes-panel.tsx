// Several processes of one server side by side on the stage, on the clock that they share: up to three requests travel, more are listed.
// The one on stage is the one that timeline, inspector and code show; the others stand where they stood at the same time.
import { type ReactNode, useCallback, useMemo } from 'react';
import type { Beside, Served } from '../../store/beside.ts';
import * as strings from '../../strings/processes/processes-panel.ts';
import * as shared from '../../strings/processes/shared.ts';
import { type GlobalRow, globalRows, globalsAt } from '../../trace/globals-at.ts';
import type { Cursor } from '../../trace/recording.ts';
import { atSameTime } from '../../trace/shared-clock.ts';
import { Phrases } from '../shared/phrases.tsx';
import { useOnionskin } from '../shared/store-context.tsx';
import { useSize } from '../shared/use-size.ts';
import { useScenes } from '../stage/use-scenes.ts';
import { type Lettered, PACKETS, packetsOf } from './packets.ts';
import { ProcessSide } from './process-side.tsx';
import { type At, besideSentence, stateWords } from './words.ts';
import './processes.css';

/** Less than this is too narrow for an onion. */
const NARROWEST = 248;
/** Lines that a core has room for. */
const IN_CORE = 2;

interface ProcessesPanelProps {
  beside: Beside;
  /** What stands at the foot of the stage. */
  foot: ReactNode;
}

export function ProcessesPanel({ beside, foot }: ProcessesPanelProps) {
  const { cursor, leg } = useScenes();
  const show = useOnionskin((state) => state.show);
  const seek = useOnionskin((state) => state.seek);
  const [ref, { width }] = useSize<HTMLDivElement>({ width: 680, height: 428 });
  const room = Math.min(PACKETS, Math.max(1, Math.floor(width / NARROWEST)));
  const packets = useMemo(() => packetsOf(beside).map((one) => at(beside, cursor, one)), [beside, cursor]);
  const rows = useMemo(
    () => globalRows(packets.map(({ recording, cursor: moment }) => globalsAt(recording, moment ?? 0))),
    [packets],
  );
  /** As many as there is room for; the one on stage among them. */
  const drawn = useMemo(() => drawnOf(packets, beside.onStage.run, room), [packets, beside, room]);
  const rest = useMemo(() => {
    const others = beside.all.filter(({ run }) => !packets.some((one) => one.run === run));
    const listed: (At<Served> & { letter?: string })[] = others.map((one) => at(beside, cursor, one)).toReversed();
    return [...packets.filter((one) => !drawn.includes(one)), ...listed];
  }, [beside, packets, drawn, cursor]);
  /** It comes on stage where it stands. */
  const choose = useCallback(
    ({ run, cursor: moment }: At<Served>) => {
      show(run.id);
      seek(moment ?? 0);
    },
    [show, seek],
  );
  return (
    <section className="processes" aria-label={strings.sideBySide} ref={ref}>
      <p className="processes-socket">{strings.socket(packets.length)}</p>
      <div className="processes-sides" style={{ gridTemplateColumns: `repeat(${drawn.length}, minmax(0, 1fr))` }}>
        {drawn.map((one) => {
          const isOnStage = one.run === beside.onStage.run;
          return (
            <ProcessSide
              key={one.run.id}
              one={one}
              isOnStage={isOnStage}
              leg={isOnStage ? leg : null}
              core={coreOf(rows, packets.indexOf(one))}
              onChoose={choose}
            />
          );
        })}
      </div>
      {rest.length > 0 && (
        <ul className="processes-rest" aria-label={strings.further}>
          {rest.map((one) => (
            <li key={one.run.id}>
              <button type="button" title={shared.putOnStage} onClick={() => choose(one)}>
                <b>{one.letter ?? strings.run(one.run.id)}</b>
                <span>{shared.process(one.process)}</span>
                <code>
                  {one.run.request.method} {one.run.request.target}
                </code>
                <small>{stateWords(one)}</small>
              </button>
            </li>
          ))}
        </ul>
      )}
      <div className="processes-foot">
        {foot}
        <p role="status" aria-label={strings.processes}>
          <Phrases phrases={besideSentence(packets, rows)} />
        </p>
      </div>
    </section>
  );
}

/** The one on stage is at its moment, the others where they were then. */
const at = <One extends Served>({ onStage }: Beside, cursor: Cursor, one: One): At<One> => ({
  ...one,
  cursor: one.run === onStage.run ? cursor : atSameTime(onStage.recording, cursor, one.recording),
});

function drawnOf(packets: readonly At<Lettered>[], onStage: Served['run'], room: number): readonly At<Lettered>[] {
  const others = packets.filter(({ run }) => run !== onStage).slice(0, room - 1);
  return packets.filter((one) => one.run === onStage || others.includes(one));
}

/** What differs or was changed, as much as there is room for; constants say nothing. */
function coreOf(rows: readonly GlobalRow[], side: number): readonly string[] {
  const telling = rows.filter(({ differs, isChanged }) => differs || isChanged);
  const lines = telling.slice(0, IN_CORE).map(({ name, values }) => `${name} = ${values[side]?.text ?? shared.none}`);
  return telling.length > IN_CORE ? [...lines.slice(0, IN_CORE - 1), strings.more(telling.length - IN_CORE + 1)] : lines;
}
