// What stands in another page where there is nothing to play: a sentence, and the way to the page itself.
import './embed.css';
import * as strings from '../../strings/embed/still.ts';

/** A link that can't be read. */
export function NotEmbedded({ says }: { says: string }) {
  return (
    <main className="em-still">
      <p role="alert">{strings.notShown(says)}</p>
      <a className="btn" href={location.pathname} target="_blank" rel="noopener noreferrer">
        {strings.open}
      </a>
    </main>
  );
}

/** The whole page, within a page of strangers: its buttons could be pressed by people who don't see them. */
export function Still() {
  return (
    <main className="em-still">
      <p>{strings.notWithin}</p>
      <a className="btn" href={location.href} target="_blank" rel="noopener noreferrer">
        {strings.openInTab}
      </a>
    </main>
  );
}
