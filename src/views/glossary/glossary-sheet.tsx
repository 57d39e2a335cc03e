// The glossary: every word of the course, and where it is introduced. Opened at a word, that word has the focus.
import { terms } from 'virtual:glossary';
import { type MouseEvent, useEffect, useRef } from 'react';
import type { LessonHead } from '../../lesson/course.ts';
import type { Term } from '../../lesson/glossary.ts';
import * as strings from '../../strings/glossary/glossary-sheet.tsx';
import { Prose } from '../lesson/prose.tsx';
import { Sheet } from '../shared/sheet.tsx';
import { useOnionskin } from '../shared/store-context.tsx';
import './glossary.css';

export function GlossarySheet({ onClose, at }: { onClose: () => void; at: string }) {
  const list = useRef<HTMLDListElement>(null);
  const setTab = useOnionskin((state) => state.setTab);
  useEffect(() => {
    const wanted = [...(list.current?.children ?? [])].find((one) => one.getAttribute('data-term') === at);
    if (!(wanted instanceof HTMLElement)) return;
    wanted.focus();
    wanted.scrollIntoView({ block: 'center', behavior: 'instant' });
  }, [at]);
  // Who follows a link to a lesson is done here.
  const followed = (event: MouseEvent) => {
    if (!(event.target instanceof Element) || event.target.closest('a[href^="#"]') === null) return;
    setTab('narrow', 'lesson');
    onClose();
  };
  return (
    <Sheet title={strings.glossary} className="glossary" onClose={onClose}>
      <dl ref={list} onClick={followed}>
        {terms.map((term) => (
          <Entry key={term.name} term={term} wanted={term.name === at} />
        ))}
      </dl>
    </Sheet>
  );
}

/** Plain words are in the teacher's voice, names of the program in its own. */
const isCode = (name: string): boolean => /[_()]|^environ$|^[A-Z_]+_[A-Z_]+$/.test(name);

function Entry({ term, wanted }: { term: Term; wanted: boolean }) {
  const lesson = useOnionskin((state) => state.course.heads.find(({ slug }) => slug === term.lesson));
  return (
    <div className={wanted ? 'wanted' : ''} data-term={term.name} tabIndex={-1}>
      <dt>{isCode(term.name) ? <code>{term.name}</code> : term.name}</dt>
      <dd>
        <Prose tree={term.tree} />
        {lesson !== undefined && <p className="glossary-where">{strings.introduced(<LessonLink lesson={lesson} />)}</p>}
      </dd>
    </div>
  );
}

function LessonLink({ lesson: { slug, number, title } }: { lesson: LessonHead }) {
  const openLesson = useOnionskin((state) => state.openLesson);
  return (
    <a
      href={`#${slug}`}
      onClick={(event) => {
        event.preventDefault();
        void openLesson(slug);
      }}
    >
      {number} {title}
    </a>
  );
}
