// Everything about one moment, in six tabs: what this crossing changed, environ, the response as far as it was sent, the stack with its locals,
// what was printed, which rules were broken. Four more for Django: the hooks of its middleware, its start, its registry, its signals.
// Each is a pure function of (recording, cursor); the state holds only which tab is open.
import { useMemo, useRef } from 'react';
import { selectMoments, selectRecording, selectRun } from '../../store/selectors.ts';
import type { Run, State } from '../../store/state.ts';
import { isDjangoStart } from '../../trace/boot.ts';
import { linesPrinted, printsAt } from '../../trace/console-at.ts';
import { hookTableOf } from '../../trace/hook-table.ts';
import type { Cursor, Recording } from '../../trace/recording.ts';
import { verdictsAt } from '../../trace/referee/verdicts.ts';
import { Following, useMoment } from '../shared/following.tsx';
import { late } from '../shared/late.tsx';
import { useOnionskin } from '../shared/store-context.tsx';
import { type TabItem, Tabs, tabPanel } from '../shared/tabs.tsx';
import { usePointing } from '../shared/use-pointing.ts';
import { ChangesTab } from './changes-tab.tsx';
import { ConsoleTab } from './console-tab.tsx';
import { countLines } from './count-lines.ts';
import { EnvironTab } from './environ-tab.tsx';
import './inspector.css';
import * as strings from '../../strings/inspector/inspector-panel.ts';
import { ResponseTab } from './response-tab.tsx';
import { RulesTab } from './rules-tab.tsx';

interface AtMoment {
  recording: Recording | null;
  cursor: Cursor;
}
const LocalsTab = late<AtMoment>(async () => (await import('./locals-tab.tsx')).LocalsTab, null, { soon: true });

const HooksTab = late<{ recording: Recording; cursor: Cursor }>(async () => (await import('./hooks-tab.tsx')).HooksTab, null);
const StartTab = late<{ recording: Recording; started: Run['started'] }>(
  async () => (await import('./start-tab.tsx')).StartTab,
  null,
);
const RegistryTab = late<{ run: Run }>(async () => (await import('./registry-tab.tsx')).RegistryTab, null);
const SignalsTab = late<{ start: Recording | null; recording: Recording | null; cursor: Cursor }>(
  async () => (await import('./signals-tab.tsx')).SignalsTab,
  null,
);
/** More tabs than that stand closer together. */
const ROOMY = 6;
const OF_START: ReadonlySet<string> = new Set(['start', 'registry', 'signals']);

type Tab = State['tab']['inspector'];

export function InspectorPanel() {
  return (
    <Following>
      <Inspector />
    </Following>
  );
}

function Inspector() {
  const recording = useMoment(selectRecording);
  const run = useMoment(selectRun);
  const borrowed = useMoment((state) => state.borrowed);
  const cursor = useMoment((state) => state.cursor);
  const wanted = useOnionskin((state) => state.tab.inspector);
  const setTab = useOnionskin((state) => state.setTab);

  // What a failed check saw has a start-up of its own, which nobody kept.
  const startUp = borrowed === null ? (run?.started.recording ?? null) : null;
  const atStart = useMemo(() => (startUp ? printsAt(startUp, startUp.events.length) : []), [startUp]);
  // A server logs when all is over: at the last moment one can stop at, all that came after it is told too.
  const heard = useMoment(selectHeard);
  const before = useMemo(() => countLines(atStart), [atStart]);
  const printed = before + (recording ? linesPrinted(recording, heard) : 0);
  const broken = recording ? verdictsAt(recording, heard).now.length : 0;
  const hooks = recording !== null && hookTableOf(recording) !== null;
  const started = startUp !== null && isDjangoStart(startUp) ? startUp : null;
  const tab = (wanted === 'hooks' && !hooks) || (OF_START.has(wanted) && started === null) ? 'changes' : wanted;
  const tabs: TabItem<Tab>[] = [
    { id: 'changes', label: <Short {...strings.changed} /> },
    { id: 'environ', label: 'environ' },
    { id: 'response', label: strings.tabs.response },
    { id: 'locals', label: <Short {...strings.locals} /> },
    {
      id: 'console',
      label: strings.tabs.console,
      ...(printed > 0 && { extra: <Count n={printed} says={strings.lines(printed)} /> }),
    },
    { id: 'rules', label: strings.tabs.rules, ...(broken > 0 && { extra: <Count n={broken} says={strings.broken(broken)} /> }) },
    ...(hooks ? [{ id: 'hooks', label: strings.tabs.hooks } as const] : []),
    ...(started
      ? ([
          { id: 'start', label: strings.tabs.start },
          { id: 'registry', label: strings.tabs.registry },
          { id: 'signals', label: strings.tabs.signals },
        ] as const)
      : []),
  ];

  const panel = useRef<HTMLElement>(null);
  // On a narrow screen only the tabs look out under the stage: who chooses one wants to see what is in it.
  const choose = (id: Tab) => {
    setTab('inspector', id);
    const behavior = matchMedia('(prefers-reduced-motion: reduce)').matches ? 'instant' : 'smooth';
    requestAnimationFrame(() => panel.current?.scrollIntoView({ block: 'nearest', behavior }));
  };
  return (
    <section className="in-panel" aria-label={strings.inspector} ref={panel} {...usePointing(panel)}>
      <Tabs
        label={strings.inspector}
        name="inspector"
        items={tabs}
        chosen={tab}
        onChoose={choose}
        className={tabs.length > ROOMY ? 'many' : ''}
      />
      {/* What changed, and what the run before did otherwise, may be long, and nothing in it takes the focus: then the panel does, to be scrolled. */}
      <div className="in-body" {...tabPanel('inspector', tab)} tabIndex={tab === 'changes' ? 0 : undefined}>
        {tab === 'console' ? (
          <ConsoleTab recording={recording} cursor={heard} atStart={atStart} run={borrowed === null ? run : null} />
        ) : tab === 'locals' ? (
          <LocalsTab recording={recording} cursor={cursor} />
        ) : tab === 'start' && started !== null && run ? (
          <StartTab recording={started} started={run.started} />
        ) : tab === 'registry' && run ? (
          <RegistryTab run={run} />
        ) : tab === 'signals' ? (
          <SignalsTab start={started} recording={recording} cursor={heard} />
        ) : recording === null ? (
          <p className="in-empty">{run ? strings.notRecorded : strings.nothingYet}</p>
        ) : tab === 'changes' ? (
          <ChangesTab recording={recording} cursor={cursor} />
        ) : tab === 'environ' ? (
          <EnvironTab recording={recording} cursor={cursor} />
        ) : tab === 'hooks' ? (
          <HooksTab recording={recording} cursor={cursor} />
        ) : tab === 'rules' ? (
          <RulesTab recording={recording} cursor={heard} />
        ) : (
          <ResponseTab
            recording={recording}
            cursor={cursor}
            run={borrowed === null && heard === recording.events.length ? run : null}
          />
        )}
      </div>
    </section>
  );
}

function selectHeard(state: State): Cursor {
  const last = selectMoments(state, state.grain).at(-1);
  const events = selectRecording(state)?.events.length ?? 0;
  return last !== undefined && state.cursor >= last ? events : state.cursor;
}

/** In a narrow panel only what is between is seen; it is called the same. */
function Short({ before = '', short, after = '' }: { before?: string; short: string; after?: string }) {
  return (
    <span className="in-short">
      <span>{before}</span>
      <b>{short}</b>
      <span>{after}</span>
    </span>
  );
}

function Count({ n, says }: { n: number; says: string }) {
  return (
    <span className="count" role="img" aria-label={says}>
      {n > 999 ? '999+' : n}
    </span>
  );
}
