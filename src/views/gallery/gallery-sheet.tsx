// The gallery: every example with what it shows, by heading, and a field that finds one by a word of its text or its code.
import { heads } from 'virtual:examples';
import { type KeyboardEvent, useState } from 'react';
import { type ExampleHead, found, grouped } from '../../lesson/gallery.ts';
import { isShared } from '../../lesson/is-shared.ts';
import * as strings from '../../strings/gallery/gallery-sheet.ts';
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
      title={strings.examples}
      className="gallery"
      onClose={onClose}
      head={
        <>
          <input
            className="field"
            type="search"
            aria-label={strings.findExample}
            placeholder={strings.find}
            data-first="true"
            value={wanted}
            onChange={(event) => setWanted(event.currentTarget.value)}
            onKeyDown={enter}
          />
          <p role="status" aria-label={strings.found}>
            {wanted.trim() === '' ? strings.all(shown.length) : strings.foundSome(shown.length)}
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

/** What somebody else shared and one has changed: its link may be lost, the change must not be. */
function SharedProjects({ onGo }: { onGo(slug: string): void }) {
  const works = useOnionskin((state) => state.works);
  const here = useOnionskin((state) => state.slug);
  const slugs = Object.keys(works).filter(isShared);
  if (slugs.length === 0) return null;
  return (
    <section aria-label={strings.shared}>
      <h3>{strings.sharedChanged}</h3>
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
  goal: names.length > 3 ? strings.moreFiles(names.length - 3) : strings.cameWithLink,
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
        {(here || edited) && <span className="gallery-state">{here ? strings.here : strings.yours}</span>}
        <span className="gallery-goal">{head.goal}</span>
      </a>
    </li>
  );
}
