// Which server is in front of the application, how it is set and how true it is, which of the lesson's runs is on stage, and the way to compare.

import { briefTruth, factsOf, settingsInWords, shortTitle, truthOf } from '../../servers/catalogue.ts';
import { selectWork } from '../../store/selectors.ts';
import * as strings from '../../strings/server/server-line.ts';
import { RunChoice } from '../frame/run-choice.tsx';
import { commands, keysOf } from '../shared/commands.ts';
import { useCommand } from '../shared/hands-context.tsx';
import { Icon } from '../shared/icon.tsx';
import { useOnionskin } from '../shared/store-context.tsx';
import { useInside } from '../shared/use-inside.ts';
import './server-line.css';

export function ServerLine() {
  const server = useOnionskin((state) => selectWork(state).server);
  const inside = useInside();
  const choose = useCommand(commands.servers);
  const compare = useCommand(commands.compare);
  const facts = factsOf(server.name);
  const settings = settingsInWords(server);
  return (
    <div className="server-line">
      <button
        type="button"
        className="btn quiet server-button"
        aria-haspopup="dialog"
        aria-keyshortcuts={commands.servers.keys[0]}
        title={strings.choose(keysOf(commands.servers))}
        onClick={choose}
      >
        <span className="unseen">{strings.server} </span>
        <b>{shortTitle(facts, inside)}</b>
        <Icon name="down" />
      </button>
      {settings !== '' && <span className="server-settings">{settings}</span>}
      <span className="server-truth" title={truthOf(facts, inside)}>
        <span className="server-wide">{truthOf(facts, inside)}</span>
        <span className="server-narrow">{briefTruth(facts)}</span>
      </span>
      <RunChoice />
      <button
        type="button"
        className="btn quiet"
        aria-haspopup="dialog"
        aria-keyshortcuts={commands.compare.keys[0]}
        title={strings.compareHow}
        onClick={compare}
      >
        <span>{strings.compare}</span>
        <span className="kbd server-wide">{keysOf(commands.compare)}</span>
      </button>
    </div>
  );
}
