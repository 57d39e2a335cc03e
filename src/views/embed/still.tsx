// What stands in another page where there is nothing to play: a sentence, and the way to the page itself.
import './embed.css';

/** A link that can't be read. */
export function NotEmbedded({ says }: { says: string }) {
  return (
    <main className="em-still">
      <p role="alert">This run can’t be shown. {says}</p>
      <a className="btn" href={location.pathname} target="_blank" rel="noopener noreferrer">
        Open Onionskin
      </a>
    </main>
  );
}

/** The whole page, within a page of strangers: its buttons could be pressed by people who don't see them. */
export function Still() {
  return (
    <main className="em-still">
      <p>Onionskin keeps your work and runs programs, so it does not open within another site’s page.</p>
      <a className="btn" href={location.href} target="_blank" rel="noopener noreferrer">
        Open it in a tab of its own
      </a>
    </main>
  );
}
