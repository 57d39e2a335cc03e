// The rules of PEP 3333 that were broken up to this moment: who broke which, what the server did about it, what to write instead.
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
      {now.length === 0 && <p className="in-empty">{`No rule of PEP 3333 broken ${isOver ? 'in this request' : 'so far'}.`}</p>}
      {now.length > 0 && (
        <ol className="in-rules" aria-label="Rules broken so far">
          {now.map((verdict) => (
            <VerdictItem key={`${verdict.rule.id} ${verdict.span}`} recording={recording} verdict={verdict} />
          ))}
        </ol>
      )}
      {later > 0 && <p className="in-later">{later} more later.</p>}
    </>
  );
}

function VerdictItem({ recording, verdict }: { recording: Recording; verdict: Verdict }) {
  const seek = useOnionskin((state) => state.seek);
  const { rule, span, cursor, towards } = verdict;
  const layer = nameOf(recording, span);
  const hop = hopNumber(recording, hopAt(recording, cursor)).n;
  return (
    <li className="in-rule" data-event={cursor}>
      <h2>{rule.name}</h2>
      <p className="in-rule-of">
        {rule.section}. Broken by <code>{layer}</code> towards {towards === 'server' ? 'the server' : 'the application'},{' '}
        <button
          type="button"
          className="in-place"
          aria-label={`Go to hop ${hop}, where ${layer} broke this rule: ${rule.name}`}
          onClick={() => seek(cursor)}
        >
          hop {hop}
        </button>
      </p>
      <p>
        <Phrases phrases={verdict.says} />
      </p>
      <dl>
        <dt>Then</dt>
        <dd>
          <Phrases phrases={verdict.did} />
        </dd>
        <dt>Fix</dt>
        <dd>
          <Phrases phrases={verdict.fix} />
        </dd>
      </dl>
    </li>
  );
}
