// The comparison of servers, from the choice of them to what differs. It begins at once, with all that are in this build.
import { useEffect, useState } from 'react';
import { carriedOver, missingFrom, SERVERS, type ServerChoice, type ServerName } from '../../servers/catalogue.ts';
import { selectWork } from '../../store/selectors.ts';
import * as strings from '../../strings/compare/servers-view.ts';
import { useOnionskin } from '../shared/store-context.tsx';
import { type TabItem, Tabs, tabPanel } from '../shared/tabs.tsx';
import { useInside } from '../shared/use-inside.ts';
import { BytesView } from './bytes-view.tsx';
import { Differences } from './differences.tsx';
import { useColumns } from './use-columns.ts';

type View = 'differences' | 'bytes';
const VIEWS: readonly TabItem<View>[] = [
  { id: 'differences', label: strings.tabs.differences },
  { id: 'bytes', label: strings.tabs.bytes },
];

export function ServersView() {
  const server = useOnionskin((state) => selectWork(state).server);
  const comparison = useOnionskin((state) => state.comparison);
  const compareServers = useOnionskin((state) => state.compareServers);
  const inside = useInside();
  const [hidden, setHidden] = useState<ReadonlySet<ServerName>>(new Set());
  const [view, setView] = useState<View>('differences');
  const columns = useColumns(comparison, hidden);

  const begin = (without: ReadonlySet<ServerName>) => {
    const there = SERVERS.filter((facts) => missingFrom(facts, inside) === null && !without.has(facts.name));
    void compareServers(there.map(({ name }) => choiceFor(server, name)));
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, as soon as it is known which servers there are
  useEffect(() => {
    if (inside !== null && comparison === null) begin(hidden);
  }, [inside]);

  const toggle = (name: ServerName) => {
    const without = new Set(hidden);
    if (!without.delete(name)) without.add(name);
    setHidden(without);
    // One that was not asked before has nothing to show: all are asked again, so that all get the request as it stands.
    const asked = comparison?.servers.some((choice) => choice.name === name) ?? false;
    if (!without.has(name) && !asked) begin(without);
  };
  const running = comparison === null || comparison.running;
  return (
    <>
      <div className="compare-bar">
        <div className="compare-asked">
          <code className="compare-request">
            {comparison?.request.method} {comparison?.request.target}
          </code>
          <span className="compare-progress" role="status">
            {comparison === null ? strings.looking : progressOf(comparison.results, running)}
          </span>
          <button type="button" className="btn" disabled={running} onClick={() => begin(hidden)}>
            {strings.askAgain}
          </button>
        </div>
        <Tabs<View> label={strings.comparisonAs} name="compare" items={VIEWS} chosen={view} onChoose={setView} className="seg" />
        <fieldset className="compare-choice">
          <legend className="unseen">{strings.servers}</legend>
          {SERVERS.map((facts) => {
            const missing = missingFrom(facts, inside);
            return (
              <label key={facts.name} className={missing === null ? '' : 'missing'} title={missing ?? facts.purpose}>
                <input
                  type="checkbox"
                  checked={missing === null && !hidden.has(facts.name)}
                  disabled={missing !== null}
                  onChange={() => toggle(facts.name)}
                />
                {facts.title}
              </label>
            );
          })}
        </fieldset>
      </div>
      <div className="compare-body" {...tabPanel('compare', view)}>
        {comparison?.refusal != null && (
          <p className="compare-refusal" role="alert">
            {comparison.refusal}
          </p>
        )}
        {columns === null || comparison === null ? null : view === 'differences' ? (
          <Differences columns={columns} running={running} />
        ) : (
          <BytesView columns={columns} />
        )}
      </div>
    </>
  );
}

/** The chosen server as it is set; the others under the same prefix, and else as usual. */
function choiceFor(chosen: ServerChoice, name: ServerName): ServerChoice {
  if (name === chosen.name) return chosen;
  return carriedOver({ ...chosen, processes: undefined, threads: undefined }, name);
}

function progressOf(results: readonly unknown[], running: boolean): string {
  const there = results.filter((result) => result !== null).length;
  const of = results.length;
  if (!running) return there === of ? strings.asked(there) : strings.answered(there, of);
  return there === 0 ? strings.starting(of) : strings.haveAnswered(there, of);
}
