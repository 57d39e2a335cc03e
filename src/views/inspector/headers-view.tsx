// Status and headers as the client read them, in their order.
import * as strings from '../../strings/inspector/headers-view.ts';
import type { ResponseSoFar } from '../../trace/response-at.ts';
import { toneOfStatus } from '../../trace/tones.ts';

export function HeadersView({ response }: { response: ResponseSoFar }) {
  return (
    <table className="in-headers">
      <thead>
        <tr>
          <th scope="row">{strings.status}</th>
          <td className={`in-status in-ink-${toneOfStatus(response.status)}`}>{response.status}</td>
        </tr>
      </thead>
      <tbody>
        {response.headers.map(([name, value], index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a header may stand twice; their order is theirs
          <tr key={index}>
            <th scope="row">{name}</th>
            <td>{value}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
