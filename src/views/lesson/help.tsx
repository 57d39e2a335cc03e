// Hints, one by one, and the solution: shown where they were asked for, at the end of the text.
import { type CSSProperties, useEffect, useMemo, useRef } from 'react';
import type { Lesson } from '../../lesson/lesson.ts';
import { lineDiff } from '../../lib/line-diff.ts';
import { selectProgress, selectWork } from '../../store/selectors.ts';
import * as strings from '../../strings/lesson/help.ts';
import { Breakable } from '../shared/breakable.tsx';
import { useOnionskin } from '../shared/store-context.tsx';
import { Prose } from './prose.tsx';

export function Help({ lesson }: { lesson: Lesson }) {
  const { hints, solution } = useOnionskin(selectProgress);
  const end = useRef<HTMLDivElement>(null);
  const before = useRef({ hints, solution });

  // What was asked for comes into view; what was there already when the lesson was opened does not.
  useEffect(() => {
    if (hints > before.current.hints || solution !== before.current.solution) {
      end.current?.querySelector<HTMLElement>('[data-newest]')?.focus();
    }
    before.current = { hints, solution };
  }, [hints, solution]);

  return (
    <div ref={end}>
      {lesson.hints.slice(0, hints).map((hint, index) => (
        <section
          // biome-ignore lint/suspicious/noArrayIndexKey: hints never change their order
          key={index}
          className="lesson-hint prose"
          tabIndex={-1}
          aria-labelledby={`hint-${index}`}
          data-newest={!solution && index === hints - 1 ? true : undefined}
        >
          <h2 id={`hint-${index}`}>{strings.hint(index + 1, lesson.hints.length)}</h2>
          <Prose tree={hint} />
        </section>
      ))}
      {solution && <Solution lesson={lesson} />}
    </div>
  );
}

function Solution({ lesson }: { lesson: Lesson }) {
  const apply = useOnionskin((state) => state.applySolution);
  const show = useOnionskin((state) => state.openFile);
  const setTab = useOnionskin((state) => state.setTab);
  const { files, openFile } = useOnionskin(selectWork);
  const differ = Object.entries(lesson.solution).filter(([name, source]) => files[name] !== source);
  const put = () => {
    const [first] = differ;
    if (first === undefined) return;
    // What comes is to be seen, and what goes when it is undone: the editor may have followed the packet into a file that stays as it is.
    if (!differ.some(([name]) => name === openFile)) show(first[0]);
    apply();
    setTab('narrow', 'code');
  };
  return (
    <section className="lesson-hint prose" tabIndex={-1} aria-labelledby="solution" data-newest>
      <h2 id="solution">{strings.solution}</h2>
      <p>{differ.length > 0 ? strings.oneWay : strings.yours}</p>
      {differ.map(([name, source]) => (
        <figure key={name}>
          <figcaption>{name}</figcaption>
          <pre>
            <code>
              <Lines solution={source} yours={files[name] ?? ''} />
            </code>
          </pre>
        </figure>
      ))}
      {/* Pressed, it keeps the focus: it is not taken away. */}
      <button type="button" className="btn" aria-disabled={differ.length === 0} onClick={put}>
        {strings.put}
      </button>
    </section>
  );
}

const linesOf = (text: string): readonly string[] => (text.trim() === '' ? [] : text.trimEnd().split('\n'));
const MARKS = { same: 'span', gone: 'del', new: 'ins' } as const;

/** The learner's file on its way to the solution: what goes, and what comes in its place. In a narrow column a line goes on below itself, further
 *  in than it began: how far in a line of Python begins has a meaning. */
function Lines({ solution, yours }: { solution: string; yours: string }) {
  const lines = useMemo(() => lineDiff(linesOf(yours), linesOf(solution)), [yours, solution]);
  return lines.map(({ kind, text }, index) => {
    const Line = MARKS[kind];
    const indent = text.search(/\S|$/);
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: a line has nothing but its place
      <Line key={index} className="lesson-line" style={{ '--indent': indent } as CSSProperties}>
        {kind !== 'same' && <span className="unseen">{strings.kinds[kind]} </span>}
        {/* A long word begins on the line that is its own, not below blanks. */}
        <span className="lesson-blanks">{text.slice(0, indent)}</span>
        <Breakable text={text.slice(indent)} />
        {'\n'}
      </Line>
    );
  });
}
