// The tab's cookies: what is in the jar, and of the last visit what was sent and kept, each time with the reason.

import type { BrowseTab } from '../../store/browse-state.ts';
import { useOnionskin } from '../shared/store-context.tsx';

export function CookieTable({ tab }: { tab: BrowseTab }) {
  const { jar, hops } = tab;
  const emptyJar = useOnionskin((state) => state.emptyJar);
  const moved = hops.flatMap((hop) => [
    ...hop.sent.map(({ name, sent, says }) => ({ hop, name, what: sent ? 'sent' : 'not sent', says })),
    ...hop.kept.map(({ name, kept, says }) => ({ hop, name, what: kept ? 'kept' : 'not kept', says })),
  ]);
  return (
    <div className="browse-table">
      {jar.length > 0 && (
        <table aria-label="In the jar">
          <thead>
            <tr>
              <th scope="col">In the jar</th>
              <th scope="col">Value</th>
              <th scope="col">Kept</th>
              <th scope="col">Marks</th>
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
        <table aria-label="In the last visit">
          <thead>
            <tr>
              <th scope="col">In the last visit</th>
              <th scope="col">Cookie</th>
              <th scope="col" colSpan={2}>
                Why
              </th>
            </tr>
          </thead>
          <tbody>
            {moved.map(({ hop, name, what, says }, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the same cookie may be told of twice
              <tr key={index}>
                <td>
                  <code>
                    {hop.method} {hop.target}
                  </code>
                </td>
                <th scope="row">
                  {what} <code>{name || '(no name)'}</code>
                </th>
                <td colSpan={2}>{says}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {jar.length === 0 && moved.length === 0 && (
        <p>The server has set none. What it sets is kept here and sent back, as RFC 6265 has it.</p>
      )}
      {jar.length > 0 && (
        <button type="button" className="btn" onClick={emptyJar}>
          Empty the jar
        </button>
      )}
    </div>
  );
}
