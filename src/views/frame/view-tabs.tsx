// How the run is shown: as an onion, as a sequence, as a flame, all of the same moment; or the site itself, whose links and forms make the runs.
import { STAGE_VIEWS, type StageView } from '../../store/state.ts';
import * as strings from '../../strings/frame/view-tabs.ts';
import { commands, keysOf } from '../shared/commands.ts';
import { useOnionskin } from '../shared/store-context.tsx';
import { Tabs } from '../shared/tabs.tsx';

const ITEMS = STAGE_VIEWS.map((id) => ({
  id,
  label: strings.names[id],
  title: `${commands[id].label} (${keysOf(commands[id])})`,
}));

export function ViewTabs() {
  const view = useOnionskin((state) => state.view);
  const setView = useOnionskin((state) => state.setView);
  return (
    <Tabs<StageView> label={strings.view} name="view" className="view-tabs" items={ITEMS} chosen={view} onChoose={setView} />
  );
}
