// The bytes on the wire: the request that all of them got, and the responses of any two servers side by side, their own lines marked.
import { useId, useMemo, useState } from 'react';
import { type ServerName, titleOf } from '../../servers/catalogue.ts';
import type { ServerAnswer } from '../../servers/compare/answer.ts';
import { END_WORDS } from '../../servers/compare/draft-around.ts';
import { linesOf, ownLines } from '../../servers/compare/lines.ts';
import * as strings from '../../strings/compare/bytes-view.tsx';
import { maskText } from '../../trace/mask.ts';
import { Bytes } from '../shared/bytes.tsx';
import type { Columns } from './use-columns.ts';

/** More than this nobody compares by eye. */
const SHOWN = 16_384;
const NONE = [new Set<number>(), new Set<number>()] as const;

export function BytesView({ columns: { request, answers } }: { columns: Columns }) {
  const [chosen, setChosen] = useState<readonly [ServerName | null, ServerName | null]>([null, null]);
  const find = (name: ServerName | null, otherwise: number) =>
    answers.find((answer) => answer.name === name) ?? answers[otherwise] ?? answers[0];
  const left = find(chosen[0], 0);
  const right = find(chosen[1], 1);
  const lines = useMemo(() => [left, right].map((answer) => linesOf(answer?.raw.slice(0, SHOWN) ?? '')), [left, right]);
  const own = useMemo(() => {
    const [one = [], other = []] = lines.map((texts) => texts.map(maskText));
    // Beside nothing, everything would be marked.
    return one.length === 0 || other.length === 0 ? NONE : ownLines(one, other);
  }, [lines]);
  if (left === undefined || right === undefined) return <p className="compare-lead">{strings.noneYet}</p>;
  return (
    <div className="compare-bytes">
      <section aria-label={strings.requestBytes}>
        <h3>{strings.requestSize(request.length)}</h3>
        <pre>
          <Bytes latin1={request.slice(0, SHOWN)} />
        </pre>
      </section>
      <div className="compare-pair">
        <Side
          side="left"
          answer={left}
          answers={answers}
          lines={lines[0] ?? []}
          own={own[0]}
          onChoose={(name) => setChosen([name, right.name])}
        />
        <Side
          side="right"
          answer={right}
          answers={answers}
          lines={lines[1] ?? []}
          own={own[1]}
          onChoose={(name) => setChosen([left.name, name])}
        />
      </div>
    </div>
  );
}

interface SideProps {
  side: 'left' | 'right';
  answer: ServerAnswer;
  answers: readonly ServerAnswer[];
  lines: readonly string[];
  own: ReadonlySet<number>;
  onChoose: (name: ServerName) => void;
}

function Side({ side, answer, answers, lines, own, onChoose }: SideProps) {
  const id = useId();
  const size = answer.raw.length;
  return (
    <section aria-label={strings.responseOf[side](titleOf(answer.name))}>
      <h3>
        <label className="unseen" htmlFor={id}>
          {strings.servers[side]}
        </label>
        <select id={id} value={answer.name} onChange={(event) => onChoose(event.currentTarget.value as ServerName)}>
          {answers.map(({ name }) => (
            <option key={name} value={name}>
              {titleOf(name)}
            </option>
          ))}
        </select>
        <span>{strings.responseSize(size)}</span>
      </h3>
      <pre>
        {lines.map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the lines of a response never change places
          <span key={index} className={own.has(index) ? 'own' : undefined}>
            {own.has(index) && <span className="unseen">{strings.onlyHere}</span>}
            <Bytes latin1={line} />
          </span>
        ))}
        {size === 0 && <span className="absent">{strings.noByte}</span>}
      </pre>
      {size > SHOWN && <p>{strings.more(size - SHOWN)}</p>}
      {answer.end !== null && <p className="compare-end">{strings.connection(END_WORDS[answer.end])}</p>}
    </section>
  );
}
