// The menu of servers: six to choose from, what each is for and how true it is here, and the settings of the chosen one. Opens under the button
// that names the server, wherever that is just now; on a narrow screen it is a sheet.
import { useId } from 'react';
import type { Inside } from '../../servers/bundles.ts';
import { carriedOver, factsOf, missingFrom, SERVERS, type ServerFacts, truthOf } from '../../servers/catalogue.ts';
import { selectWork } from '../../store/selectors.ts';
import * as strings from '../../strings/server/server-menu.ts';
import { Dialog } from '../shared/dialog.tsx';
import { Icon } from '../shared/icon.tsx';
import { useOnionskin } from '../shared/store-context.tsx';
import { useInside } from '../shared/use-inside.ts';
import { useUnder } from '../shared/use-under.ts';
import { ServerSettings } from './server-settings.tsx';
import './server-menu.css';

/** Pixels. */
const WIDTH = 744;

export function ServerMenu({ onClose }: { onClose: () => void }) {
  const server = useOnionskin((state) => selectWork(state).server);
  const chooseServer = useOnionskin((state) => state.chooseServer);
  const inside = useInside();
  const title = useId();
  const style = useUnder('.server-button', WIDTH);
  return (
    <Dialog titled={title} className="server-menu under" style={style} onClose={onClose}>
      <div className="server-menu-inside">
        <div className="server-menu-list">
          <div className="server-menu-head">
            <h2 id={title}>{strings.server}</h2>
            <button type="button" className="btn quiet icon server-menu-close" aria-label={strings.close} onClick={onClose}>
              <Icon name="cross" />
            </button>
          </div>
          <div role="radiogroup" aria-labelledby={title}>
            {SERVERS.map((facts) => (
              <Choice
                key={facts.name}
                facts={facts}
                inside={inside}
                chosen={facts.name === server.name}
                onChoose={() => chooseServer(carriedOver(server, facts.name))}
              />
            ))}
          </div>
        </div>
        <ServerSettings facts={factsOf(server.name)} />
      </div>
    </Dialog>
  );
}

interface ChoiceProps {
  facts: ServerFacts;
  inside: Inside | null;
  chosen: boolean;
  onChoose: () => void;
}

function Choice({ facts, inside, chosen, onChoose }: ChoiceProps) {
  const id = useId();
  const missing = missingFrom(facts, inside);
  return (
    <label className={missing === null ? 'server-choice' : 'server-choice missing'}>
      <input
        type="radio"
        name="server"
        value={facts.name}
        checked={chosen}
        data-first={chosen}
        disabled={missing !== null}
        aria-labelledby={`${id}-name`}
        aria-describedby={`${id}-says`}
        onChange={onChoose}
      />
      <b id={`${id}-name`}>{facts.title}</b>
      <span id={`${id}-says`}>
        <span className="server-purpose">{missing ?? facts.purpose}</span>
        {missing === null && <span className="server-how-true">{truthOf(facts, inside)}</span>}
      </span>
    </label>
  );
}
