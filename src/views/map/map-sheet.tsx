// The map of the course: part by part, what is done, what is begun, and a way to each lesson.
import { useId } from 'react';
import { useShallow } from 'zustand/react/shallow';
import type { LessonHead } from '../../lesson/course.ts';
import * as strings from '../../strings/map/map-sheet.ts';
import { commands } from '../shared/commands.ts';
import { useCommand } from '../shared/hands-context.tsx';
import { KeepProgress } from '../shared/keep-progress.tsx';
import { Sheet } from '../shared/sheet.tsx';
import { useOnionskin } from '../shared/store-context.tsx';
import { useGoToLesson } from '../shared/use-go-to-lesson.ts';
import { useUntoldChecks } from '../shared/use-untold-checks.ts';
import { nextOf, type Part, partsOf, type Standing, standingOf } from './standing.ts';
import './map.css';

export function MapSheet({ onClose }: { onClose: () => void }) {
  const heads = useOnionskin((state) => state.course.heads);
  const slug = useOnionskin((state) => state.slug);
  const known = useOnionskin(useShallow(({ progress, works }) => ({ progress, works })));
  const showExamples = useCommand(commands.examples);
  const showGlossary = useCommand(commands.glossary);
  const isUntold = useUntoldChecks();
  const next = nextOf(heads, known, slug);
  const done = heads.filter((head) => known.progress[head.slug]?.done).length;
  const go = useGoToLesson(onClose);
  return (
    <Sheet title={strings.lessons} className="map" onClose={onClose}>
      <div className="map-next">
        <p>{strings.doneOf(done, heads.length)}</p>
        {next !== null && (
          <button type="button" className="btn" data-first="true" onClick={() => go(next.slug)}>
            {strings.goOn(next.number, next.title)}
          </button>
        )}
      </div>
      {partsOf(heads).map((part) => (
        <PartOfIt
          key={part.number}
          part={part}
          current={slug}
          standing={(one) => standingOf(known, one, isUntold && one === slug)}
          onGo={go}
        />
      ))}
      <div className="map-more">
        <button type="button" className="btn" onClick={showExamples}>
          {strings.examples}
        </button>
        <button type="button" className="btn" onClick={showGlossary}>
          {strings.glossary}
        </button>
      </div>
      <div className="map-keep">
        <p>{strings.kept}</p>
        <KeepProgress />
      </div>
    </Sheet>
  );
}

interface PartProps {
  part: Part;
  current: string;
  standing(slug: string): Standing;
  onGo(slug: string): void;
}

function PartOfIt({ part, current, standing, onGo }: PartProps) {
  const title = useId();
  const done = part.lessons.filter(({ slug }) => standing(slug).kind === 'done').length;
  return (
    <section aria-labelledby={title}>
      <h3 id={title}>
        {part.number} {part.title}
        {done > 0 && <span className="map-count">{strings.partDone(done, part.lessons.length)}</span>}
      </h3>
      <ol>
        {part.lessons.map((head) => (
          <Stop key={head.slug} head={head} standing={standing(head.slug)} current={head.slug === current} onGo={onGo} />
        ))}
      </ol>
    </section>
  );
}

interface StopProps {
  head: LessonHead;
  standing: Standing;
  current: boolean;
  onGo(slug: string): void;
}

function Stop({ head, standing, current, onGo }: StopProps) {
  const says = standing.kind === 'done' ? strings.done : standing.kind === 'begun' ? standing.says : '';
  return (
    <li className={current ? `${standing.kind} current` : standing.kind}>
      <a
        href={`#${head.slug}`}
        aria-current={current ? 'page' : undefined}
        onClick={(event) => {
          event.preventDefault();
          onGo(head.slug);
        }}
      >
        <Mark kind={standing.kind} />
        <span className="map-number">{head.number}</span>
        <span className="map-title">{head.title}</span>
        <span className="map-standing">{strings.standing(current, says)}</span>
      </a>
    </li>
  );
}

/** Said in words beside it. */
function Mark({ kind }: { kind: Standing['kind'] }) {
  return (
    <svg viewBox="0 0 16 16" fill="none" aria-hidden="true">
      <circle cx="8" cy="8" r="6" className="map-ring" />
      {kind === 'begun' && <path d="M8 2a6 6 0 0 1 0 12z" className="map-fill" />}
      {kind === 'done' && <circle cx="8" cy="8" r="6" className="map-fill" />}
      {kind === 'done' && <path d="M5 8.200l2.200 2.200L11 6" className="map-tick" />}
    </svg>
  );
}
