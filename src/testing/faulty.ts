// For the tests of what is said of a fault: short recordings that go wrong, and the sentence that is found for them.

import { faultSentence } from '../trace/fault-sentence.ts';
import type { Recording } from '../trace/recording.ts';
import { plain } from '../trace/say.ts';
import { environOf } from './samples.ts';
import { record, type TraceBuilder } from './trace-builder.ts';

export const told = (recording: Recording) => {
  const found = faultSentence(recording);
  return found && plain(found.says);
};
export const app = () =>
  record('wsgiref', 'app app.py:1')
    .received('GET / HTTP/1.0\r\n\r\n')
    .call('app', { environ: environOf('/') });
/** The server's own error page. */
export const answers500 = (trace: TraceBuilder) =>
  trace.sent(['server', 'HTTP/1.0 500 Internal Server Error\r\nContent-Length: 4\r\n\r\noops']).end();
export const SERVER_SAYS = 'wsgiref answered `500 Internal Server Error` itself.';
