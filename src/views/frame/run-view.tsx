// The run on stage as it was chosen to be seen. Sequence and flame, which nobody needs at first, are fetched when they are; where there is room,
// they stand under each other.
import type { StageView } from '../../store/state.ts';
import { BesideToggle } from '../processes/beside-toggle.tsx';
import { useBeside } from '../processes/use-beside.ts';
import { late } from '../shared/late.tsx';
import { useOnionskin } from '../shared/store-context.tsx';
import { tabPanel } from '../shared/tabs.tsx';
import { useSize } from '../shared/use-size.ts';
import { GhostSays } from '../stage/ghost-says.tsx';
import { StagePanel } from '../stage/stage-panel.tsx';
import { useShown } from './use-shown.ts';

const SequencePanel = late(async () => (await import('../sequence/sequence-panel.tsx')).SequencePanel, <div />);
const ProcessesPanel = late(async () => (await import('../processes/processes-panel.tsx')).ProcessesPanel, <div />);
const FlamePanel = late(async () => (await import('../flame/flame-panel.tsx')).FlamePanel, <div />);
const BrowsePanel = late(async () => (await import('../browse/browse-panel.tsx')).BrowsePanel, <div />);

/** In less than this, one of them has the room. */
const BOTH = { width: 900, height: 560 };

export function RunView() {
  const view = useOnionskin((state) => state.view);
  const [ref, { width, height }] = useSize<HTMLDivElement>({ width: 680, height: 428 });
  const both = view !== 'onion' && view !== 'browse' && width >= BOTH.width && height >= BOTH.height;
  const beside = useBeside();
  const shown = useShown();
  const foot = beside && <BesideToggle beside={beside} />;
  const shows = (one: StageView) => one === view || (both && one !== 'onion' && one !== 'browse');
  return (
    <div className={both ? 'run-view both' : 'run-view'} ref={ref} {...tabPanel('view', view)}>
      {shown === 'processes' && beside !== null && <ProcessesPanel beside={beside} foot={foot} />}
      {shown === 'onion' && <StagePanel foot={foot} />}
      <GhostSays />
      {shows('sequence') && <SequencePanel />}
      {shows('flame') && <FlamePanel />}
      {shows('browse') && <BrowsePanel />}
    </div>
  );
}
