// The tab's cookies: what is in the jar, and of the last visit what was sent and kept, each time with the reason.

import type { BrowseTab } from '../../store/browse-state.ts';
import * as strings from '../../strings/browse/cookie-table.tsx';
import { useOnionskin } from '../shared/store-context.tsx';

export function CookieTable({ tab }: { tab: BrowseTab }) {
  const { jar, hops } = tab;
  const emptyJar = useOnionskin((state) => state.emptyJar);
  const moved = hops.flatMap((hop) => [
    ...hop.sent.map(({ name, sent, says }) => ({ hop, told: strings.wasSent(<Name name={name} />, sent), says })),
    ...hop.kept.map(({ name, kept, says }) => ({ hop, told: strings.wasKept(<Name name={name} />, kept), says })),
  ]);
  return (
    <div className="browse-table">
      {jar.length > 0 && (
        <table aria-label={strings.inJar}>
          <thead>
            <tr>
              <th scope="col">{strings.inJar}</th>
              <th scope="col">{strings.value}</th>
              <th scope="col">{strings.kept}</th>
              <th scope="col">{strings.marks}</th>
            </tr>
          </thead>
          <tbody>
            {jar.map(({ name, value, path, domain, secure, httpOnly, sameSite, says }) => (
              <tr key={`${name} ${domain} ${path}`}>
                <th scope="row">
                  <code>{name}</code>
                </th>
                <td>
                  <code title={value}>{value.length > 24 ? `${value.slice(0, 24)}…` : value}</code>
                </td>
                <td>{says}</td>
                <td>
                  {[secure && 'Secure', httpOnly && 'HttpOnly', sameSite && `SameSite=${sameSite}`].filter(Boolean).join(', ')}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {moved.length > 0 && (
        <table aria-label={strings.inVisit}>
          <thead>
            <tr>
              <th scope="col">{strings.inVisit}</th>
              <th scope="col">{strings.cookie}</th>
              <th scope="col" colSpan={2}>
                {strings.why}
              </th>
            </tr>
          </thead>
          <tbody>
            {moved.map(({ hop, told, says }, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the same cookie may be told of twice
              <tr key={index}>
                <td>
                  <code>
                    {hop.method} {hop.target}
                  </code>
                </td>
                <th scope="row">{told}</th>
                <td colSpan={2}>{says}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {jar.length === 0 && moved.length === 0 && <p>{strings.none}</p>}
      {jar.length > 0 && (
        <button type="button" className="btn" onClick={emptyJar}>
          {strings.emptyJar}
        </button>
      )}
    </div>
  );
}

const Name = ({ name }: { name: string }) => <code>{name || strings.noName}</code>;
