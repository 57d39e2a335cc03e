// A client that hangs up early, at home as in the page: in words, in Python on a socket, and in Python without one.
// It reads what is there, and closes once it has what it wanted (src/python/onionskin/client.py). What the server writes next is taken by the system
// and answered with a reset; what it writes after that fails (RFC 9293, 3.6).
import type { Leaves } from '../runner/runner.ts';
import type { Recording } from '../trace/recording.ts';

/** When it does, as half a sentence. */
export function whenItLeaves(leaves: Leaves): string {
  if (leaves === 'sent') return 'once it has sent the request';
  if (leaves === 'head' || leaves === 0) return 'once it has the head of the answer';
  return `once it has the head of the answer and ${leaves === 1 ? 'a byte' : `${leaves} bytes`} behind it`;
}

/** Where in a recording it did, before the answer was whole; null when it stayed, or had all of it. */
export function leftAt({ events }: Recording): number | null {
  const at = events.findIndex((event) => event.type === 'wait' && event.on === 'gone');
  return at < 0 ? null : at;
}

/** How many bytes behind the head it waits for. */
const wanted = (leaves: number | 'head'): number => (leaves === 'head' ? 0 : leaves);

/** What follows in a script that has sent all of REQUEST with `client`: it prints what comes, for as long as the client stays. */
export function readsAndLeaves(leaves: Leaves): string {
  if (leaves === 'sent') return '    # The client hangs up now, and reads nothing.\n';
  return `    got = b""
    client.settimeout(3)
    try:
        while data := client.recv(65536):
            sys.stdout.buffer.write(data)
            sys.stdout.buffer.flush()
            got += data
            head, end, rest = got.partition(b"\\r\\n\\r\\n")
            # The client hangs up ${whenItLeaves(leaves)}.
            if end and len(rest) >= ${wanted(leaves)}:
                break
    except TimeoutError:
        pass
`;
}

/** The client's end for wsgiref's handler. */
export function hangsUpPy(leaves: Leaves): string {
  const stays =
    leaves === 'sent'
      ? ''
      : `        super().write(data)
        _, end, rest = self.getvalue().partition(b"\\r\\n\\r\\n")
        self.left = end != b"" and len(rest) >= ${wanted(leaves)}
`;
  return `

class HangsUp(io.BytesIO):
    """The client, which hangs up ${whenItLeaves(leaves)}. What is written next is lost, and what
    comes after that fails: so does a real socket."""

    left = ${leaves === 'sent' ? 'True' : 'False'}
    lost = False

    def write(self, data):
        if not data:
            return 0
        if self.left:
            if self.lost:
                raise BrokenPipeError(errno.EPIPE, "Broken pipe")
            self.lost = True
            return len(data)
${stays}        return len(data)
`;
}
