// The rules of PEP 3333 that were broken up to this moment: who broke which, what the server did about it, what to write instead.
import * as strings from '../../strings/inspector/rules-tab.tsx';
import { hopAt, hopNumber } from '../../trace/hops.ts';
import type { Cursor, Recording } from '../../trace/recording.ts';
import type { Verdict } from '../../trace/referee/verdict.ts';
import { verdictsAt } from '../../trace/referee/verdicts.ts';
import { nameOf } from '../../trace/words.ts';
import { Phrases } from '../shared/phrases.tsx';
import { useOnionskin } from '../shared/store-context.tsx';
import './rules.css';

interface Props {
  recording: Recording;
  cursor: Cursor;
}

export function RulesTab({ recording, cursor }: Props) {
  const { now, later } = verdictsAt(recording, cursor);
  const isOver = cursor >= recording.events.length;
  return (
    <>
      {now.length === 0 && <p className="in-empty">{strings.none(isOver)}</p>}
      {now.length > 0 && (
        <ol className="in-rules" aria-label={strings.broken}>
          {now.map((verdict) => (
            <VerdictItem key={`${verdict.rule.id} ${verdict.span}`} recording={recording} verdict={verdict} />
          ))}
        </ol>
      )}
      {later > 0 && <p className="in-later">{strings.later(later)}</p>}
    </>
  );
}

function VerdictItem({ recording, verdict }: { recording: Recording; verdict: Verdict }) {
  const seek = useOnionskin((state) => state.seek);
  const { rule, span, cursor, towards } = verdict;
  const layer = nameOf(recording, span);
  const hop = hopNumber(recording, hopAt(recording, cursor)).n;
  const where = (
    <button type="button" className="in-place" aria-label={strings.goTo(hop, layer, rule.name)} onClick={() => seek(cursor)}>
      {strings.hop(hop)}
    </button>
  );
  return (
    <li className="in-rule" data-event={cursor}>
      <h2>{rule.name}</h2>
      <p className="in-rule-of">{strings.brokenBy(rule.section, layer, towards === 'server', where)}</p>
      <p>
        <Phrases phrases={verdict.says} />
      </p>
      <dl>
        <dt>{strings.thenDid}</dt>
        <dd>
          <Phrases phrases={verdict.did} />
        </dd>
        <dt>{strings.fix}</dt>
        <dd>
          <Phrases phrases={verdict.fix} />
        </dd>
      </dl>
    </li>
  );
}
