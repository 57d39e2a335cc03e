// One run within another page: its stage, its code and its clock, and the way to the whole page. Where the link allows it, somebody who asks for it
// can edit and run it here; that takes two steps, so that no single click, which a page around this one may have led, runs anything.
import { useEffect, useState } from 'react';
import { pack } from '../../lib/packed.ts';
import { type Shared, sharedText } from '../../store/shared-work.ts';
import type { State } from '../../store/state.ts';
import type { Onionskin } from '../../store/store.ts';
import { SHARED_AT } from '../frame/use-address.ts';
import { NarrationPanel } from '../narration/narration-panel.tsx';
import { commands } from '../shared/commands.ts';
import { FaultBoundary } from '../shared/fault-boundary.tsx';
import { HandsProvider } from '../shared/hands-context.tsx';
import { late } from '../shared/late.tsx';
import { OnionskinProvider, useOnionskin } from '../shared/store-context.tsx';
import { Tabs, tabPanel } from '../shared/tabs.tsx';
import { useMedia } from '../shared/use-media.ts';
import { StagePanel } from '../stage/stage-panel.tsx';
import { TimelinePanel } from '../timeline/timeline-panel.tsx';
import { EmbedCode } from './embed-code.tsx';
import './embed.css';
import * as strings from '../../strings/embed/embed-page.ts';
import * as parts from '../../strings/shared/parts.ts';

const { play, back, forward, lineBack, lineForward, toStart, toEnd, faster, slower, send, stop } = commands;
const PLAYING = [play, back, forward, lineBack, lineForward, toStart, toEnd, faster, slower];
const RUNNING = [send, stop, ...PLAYING];
/** No sheet opens here. */
const nothing = () => {};

const LateEditor = late(async () => (await import('../editor/editor-panel.tsx')).EditorPanel, <div />);
const LateSend = late(async () => (await import('./embed-send.tsx')).EmbedSend, null);

interface Props {
  store: Onionskin;
  shared: Shared;
  /** Makes what runs it; null where the link does not allow that. */
  edit: (() => void) | null;
}

export function EmbedPage({ store, shared, edit }: Props) {
  const [editing, setEditing] = useState(false);
  const wide = useMedia('(min-width: 860px)');
  return (
    <OnionskinProvider store={store}>
      <FaultBoundary of={parts.page}>
        <HandsProvider open={nothing} keyed={editing ? RUNNING : PLAYING}>
          <div className="embed">
            <Head shared={shared}>
              {edit !== null && !editing && (
                <button
                  type="button"
                  className="btn"
                  onClick={() => {
                    edit();
                    setEditing(true);
                  }}
                >
                  {strings.editAndRun}
                </button>
              )}
            </Head>
            <main>
              {!wide && <AreaTabs />}
              <Areas editing={editing} wide={wide} />
            </main>
            {editing && <LateSend />}
          </div>
        </HandsProvider>
      </FaultBoundary>
    </OnionskinProvider>
  );
}

function Head({ shared, children }: { shared: Shared; children: React.ReactNode }) {
  const [word, setWord] = useState<string | null>(null);
  useEffect(() => {
    let here = true;
    void pack(sharedText(shared)).then((made) => here && setWord(made));
    return () => {
      here = false;
    };
  }, [shared]);
  const title = shared.title === '' ? strings.aRun : shared.title;
  useEffect(() => {
    document.title = strings.title(title);
  }, [title]);
  const { method, target } = shared.work.request;
  return (
    <header className="em-head">
      <h1>{title}</h1>
      <span className="em-what">
        <code>{`${method} ${target}`.slice(0, 200)}</code>, {shared.work.server.name}
      </span>
      <span className="spacer" />
      {children}
      <a
        className="btn"
        href={word === null ? undefined : `${location.pathname}${location.search}#${SHARED_AT}${word}`}
        target="_blank"
        rel="noopener noreferrer"
      >
        {strings.openWhole}
      </a>
    </header>
  );
}

const TABS = [
  { id: 'stage', label: strings.stage },
  { id: 'code', label: strings.code },
] as const;

const selectArea = (state: State) => (state.tab.narrow === 'code' ? 'code' : 'stage');

/** In a low frame they stand in the head's own line: every line is taken from the stage. */
function AreaTabs() {
  const chosen = useOnionskin(selectArea);
  const setTab = useOnionskin((state) => state.setTab);
  return (
    <Tabs
      label={strings.areas}
      name="area"
      className="em-tabs"
      items={TABS}
      chosen={chosen}
      onChoose={(id) => setTab('narrow', id)}
    />
  );
}

function Areas({ editing, wide }: { editing: boolean; wide: boolean }) {
  const chosen = useOnionskin(selectArea);
  const code = <FaultBoundary of={parts.code}>{editing ? <LateEditor /> : <EmbedCode />}</FaultBoundary>;
  const stage = (
    <FaultBoundary of={parts.stage}>
      <StagePanel foot={null} />
    </FaultBoundary>
  );
  return (
    <div className={wide ? 'em-areas wide' : 'em-areas'}>
      {wide && <div className="em-code">{code}</div>}
      <div className="plate em-plate">
        <div className="em-area" {...(wide ? {} : tabPanel('area', chosen))}>
          {wide || chosen === 'stage' ? stage : code}
        </div>
        <NarrationPanel />
        <TimelinePanel linked={false} />
      </div>
    </div>
  );
}
