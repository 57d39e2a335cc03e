// What is inside: every program that runs here or draws here, with its version and licence; and what this build lacks.

import { parts, python, version } from 'virtual:inside';
import type { Bundle, Inside } from '../../servers/bundles.ts';
import { SERVERS, truthOf } from '../../servers/catalogue.ts';
import { joined } from '../../servers/names.ts';
import { thousands } from '../../trace/words.ts';
import { Sheet } from '../shared/sheet.tsx';
import { useOnionskin } from '../shared/store-context.tsx';
import { useInside } from '../shared/use-inside.ts';
import { KeptHere } from './kept-here.tsx';
import { inWords, refusedInWords } from './kept-words.ts';
import './about.css';

export function AboutSheet({ onClose }: { onClose: () => void }) {
  const inside = useInside();
  return (
    <Sheet title="What is inside" className="about" onClose={onClose}>
      <p>
        Onionskin runs real Python in this browser tab. Nothing you write leaves it. This is Onionskin {version}, under the MIT
        licence; what it is made of stands here with its own.
      </p>
      <Offline />
      <KeptHere />
      <Servers inside={inside} />
      <Bundles inside={inside} />
      <section aria-label="The page">
        <h3>Python and the page</h3>
        <table>
          <Head what="What it is" />
          <tbody>
            <Line name="CPython" version={python} licence="PSF-2.0" what="Python itself, with its standard library" />
            {parts.map((part) => (
              <Line key={part.title} name={part.title} {...part} />
            ))}
          </tbody>
        </table>
      </section>
    </Sheet>
  );
}

function Offline() {
  const keeping = useOnionskin((state) => state.keeping);
  const refused = useOnionskin((state) => state.newerRefused);
  return (
    <>
      <p>{inWords(keeping)}</p>
      {refused !== null && <p>{refusedInWords(refused)}</p>}
    </>
  );
}

function Servers({ inside }: { inside: Inside | null }) {
  return (
    <section aria-label="Servers">
      <h3>Servers</h3>
      <dl>
        {SERVERS.map((facts) => (
          <div key={facts.name}>
            <dt>{facts.title}</dt>
            <dd>{truthOf(facts, inside)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Bundles({ inside }: { inside: Inside | null }) {
  return (
    <section aria-label="Python packages">
      <h3>Python packages</h3>
      {inside === null && <p>Reading the list.</p>}
      {inside?.bundles.length === 0 && <p>This build holds none: they could not be fetched when it was made.</p>}
      {inside !== null && inside.bundles.length > 0 && (
        <table>
          <Head what="From" />
          <tbody>
            {inside.bundles.map((bundle) => (
              <Line
                key={bundle.name}
                name={bundle.name}
                version={bundle.version}
                licence={bundle.licence}
                what={whereFrom(bundle)}
              />
            ))}
          </tbody>
        </table>
      )}
      {inside !== null && inside.missing.length > 0 && (
        <p className="about-missing">Missing in this build: {joined(inside.missing)}.</p>
      )}
    </section>
  );
}

/** "Debian, python3-gunicorn 26.2.2-2; 238 kB" */
const whereFrom = ({ from, bytes }: Bundle): string =>
  [from, bytes === null ? '' : `${thousands(Math.round(bytes / 1000))}\u00a0kB`].filter((part) => part !== '').join('; ');

function Head({ what }: { what: string }) {
  return (
    <thead>
      <tr>
        <th scope="col">Name</th>
        <th scope="col">Version</th>
        <th scope="col">Licence</th>
        <th scope="col">{what}</th>
      </tr>
    </thead>
  );
}

function Line({ name, version, licence, what }: { name: string; version: string; licence: string; what: string }) {
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>{version}</td>
      <td>{licence === '' ? 'not told' : licence}</td>
      <td>{what}</td>
    </tr>
  );
}
