// The lines in view that broke a rule, under the code: what the margin shows to the eye, for the ear and the keyboard.
import * as strings from '../../strings/editor/broken-rules.ts';
import type { BrokenLine } from './broken-lines.ts';

/** More than these would push the rest of the line away; the Rules tab has them all. */
const MOST = 3;

interface Props {
  lines: readonly BrokenLine[];
  onChoose: (line: number) => void;
}

export function BrokenRules({ lines, onChoose }: Props) {
  const more = lines.length - MOST;
  return (
    <fieldset className="ed-broken-lines" aria-label={strings.brokenLines}>
      {lines.slice(0, MOST).map(({ line, title, rules }) => (
        <button
          key={line}
          type="button"
          className="ed-link flt"
          title={title}
          aria-label={strings.broke(line, rules.length, title)}
          onClick={() => onChoose(line)}
        >
          <span aria-hidden="true">{strings.atLine(line)}</span>
        </button>
      ))}
      {more > 0 && <span>{strings.more(more)}</span>}
    </fieldset>
  );
}
