// What is inside: every program that runs here or draws here, with its version and licence; and what this build lacks.

import { parts, python, version } from 'virtual:inside';
import type { Bundle, Inside } from '../../servers/bundles.ts';
import { SERVERS, truthOf } from '../../servers/catalogue.ts';
import { joined } from '../../servers/names.ts';
import { Sheet } from '../shared/sheet.tsx';
import { useOnionskin } from '../shared/store-context.tsx';
import { useInside } from '../shared/use-inside.ts';
import { KeptHere } from './kept-here.tsx';
import { inWords } from './kept-words.ts';
import './about.css';
import * as strings from '../../strings/about/about-sheet.ts';

export function AboutSheet({ onClose }: { onClose: () => void }) {
  const inside = useInside();
  return (
    <Sheet title={strings.inside} className="about" onClose={onClose}>
      <p>{strings.lead(version)}</p>
      <Offline />
      <KeptHere />
      <Servers inside={inside} />
      <Bundles inside={inside} />
      <section aria-label={strings.page}>
        <h3>{strings.pythonAndPage}</h3>
        <table>
          <Head what={strings.whatItIs} />
          <tbody>
            <Line name="CPython" version={python} licence="PSF-2.0" what={strings.pythonItself} />
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
      {refused !== null && <p>{strings.newerRefused(refused)}</p>}
    </>
  );
}

function Servers({ inside }: { inside: Inside | null }) {
  return (
    <section aria-label={strings.servers}>
      <h3>{strings.servers}</h3>
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
    <section aria-label={strings.packages}>
      <h3>{strings.packages}</h3>
      {inside === null && <p>{strings.reading}</p>}
      {inside?.bundles.length === 0 && <p>{strings.noPackages}</p>}
      {inside !== null && inside.bundles.length > 0 && (
        <table>
          <Head what={strings.from} />
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
      {inside !== null && inside.missing.length > 0 && <p className="about-missing">{strings.missing(joined(inside.missing))}</p>}
    </section>
  );
}

/** "Debian, python3-gunicorn 26.2.2-2; 238 kB" */
const whereFrom = ({ from, bytes }: Bundle): string =>
  [from, bytes === null ? '' : strings.size(bytes)].filter((part) => part !== '').join('; ');

function Head({ what }: { what: string }) {
  return (
    <thead>
      <tr>
        <th scope="col">{strings.name}</th>
        <th scope="col">{strings.version}</th>
        <th scope="col">{strings.licence}</th>
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
      <td>{licence === '' ? strings.notTold : licence}</td>
      <td>{what}</td>
    </tr>
  );
}
