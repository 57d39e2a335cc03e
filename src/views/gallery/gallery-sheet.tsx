// The gallery: every example with what it shows, by heading, and a field that finds one by a word of its text or its code.
import { heads } from 'virtual:examples';
import { type KeyboardEvent, useState } from 'react';
import { type ExampleHead, found, grouped } from '../../lesson/gallery.ts';
import { isShared } from '../../lesson/is-shared.ts';
import { Sheet } from '../shared/sheet.tsx';
import { useOnionskin } from '../shared/store-context.tsx';
import { useGoToLesson } from '../shared/use-go-to-lesson.ts';
import './gallery.css';

export function GallerySheet({ onClose }: { onClose: () => void }) {
  const [wanted, setWanted] = useState('');
  const slug = useOnionskin((state) => state.slug);
  const works = useOnionskin((state) => state.works);
  const shown = found(heads, wanted);
  const go = useGoToLesson(onClose);
  const enter = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && shown[0] !== undefined && wanted !== '') go(shown[0].slug);
  };
  return (
    <Sheet
      title="Examples"
      className="gallery"
      onClose={onClose}
      head={
        <>
          <input
            className="field"
            type="search"
            aria-label="Find an example"
            placeholder="Find: gzip, flask, close…"
            data-first="true"
            value={wanted}
            onChange={(event) => setWanted(event.currentTarget.value)}
            onKeyDown={enter}
          />
          <p role="status" aria-label="Found">
            {inWords(shown.length, wanted)}
          </p>
        </>
      }
    >
      {grouped(shown).map(({ group, examples }) => (
        <section key={group} aria-label={group}>
          <h3>{group}</h3>
          <ul>
            {examples.map((head) => (
              <Example key={head.slug} head={head} here={head.slug === slug} edited={works[head.slug] !== undefined} onGo={go} />
            ))}
          </ul>
        </section>
      ))}
      <SharedProjects onGo={go} />
    </Sheet>
  );
}

function inWords(count: number, wanted: string): string {
  if (wanted.trim() === '') return `${count} programs to look into, to change and to break. What you change in one is kept.`;
  return count === 0 ? 'No example has all of these words.' : count === 1 ? 'One example.' : `${count} examples.`;
}

/** What somebody else shared and one has changed: its link may be lost, the change must not be. */
function SharedProjects({ onGo }: { onGo(slug: string): void }) {
  const works = useOnionskin((state) => state.works);
  const here = useOnionskin((state) => state.slug);
  const slugs = Object.keys(works).filter(isShared);
  if (slugs.length === 0) return null;
  return (
    <section aria-label="Shared projects">
      <h3>Shared projects that you have changed</h3>
      <ul>
        {slugs.map((slug) => (
          <Example
            key={slug}
            head={headOf(slug, Object.keys(works[slug]?.files ?? {}))}
            here={slug === here}
            edited
            onGo={onGo}
          />
        ))}
      </ul>
    </section>
  );
}

const headOf = (slug: string, names: readonly string[]): Pick<ExampleHead, 'slug' | 'title' | 'goal' | 'broken'> => ({
  slug,
  title: names.slice(0, 3).join(', '),
  goal: names.length > 3 ? `and ${names.length - 3} more files.` : 'Came with a link.',
  broken: false,
});

interface Props {
  head: Pick<ExampleHead, 'slug' | 'title' | 'goal' | 'broken'>;
  here: boolean;
  edited: boolean;
  onGo(slug: string): void;
}

function Example({ head, here, edited, onGo }: Props) {
  return (
    <li>
      <a
        href={`#${head.slug}`}
        aria-current={here ? 'page' : undefined}
        onClick={(event) => {
          event.preventDefault();
          onGo(head.slug);
        }}
      >
        <span className="gallery-title">{head.title}</span>
        {(here || edited) && <span className="gallery-state">{here ? 'here' : 'yours'}</span>}
        <span className="gallery-goal">{head.goal}</span>
      </a>
    </li>
  );
}
