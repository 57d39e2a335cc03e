// Our recording of lines ÷ a recorder with sys.settrace that keeps the same facts, on code with many lines: what either adds to the request.
import { ms, row, times } from '../measure.mjs';
import manyLines from '../programs/many-lines.py?raw';
import settrace from '../settrace.py?raw';
import { best } from './best.ts';
import type { Tab } from './tab.ts';

const JOB = '{"connection": "new", "halfClose": false, "grain": "none"}';

export async function yardstick(tab: Tab): Promise<void> {
  await tab.serve(manyLines);
  tab.run(settrace);
  let lines = 0;
  let events = 0;
  const traced = async () => {
    const { worker, gave } = await tab.aside(`traced(b"GET / HTTP/1.1\\r\\nHost: localhost:8000\\r\\n\\r\\n", '${JOB}')`);
    events = Number(gave);
    return worker;
  };
  const ours = async () => {
    const { worker, recording } = await tab.request('/', 'lines');
    lines = recording?.events.length ?? 0;
    return worker;
  };
  const bare = async () => (await tab.request('/', 'none')).worker;
  const took = await best({ bare, traced, ours }, 8);
  row('many lines: unrecorded', ms(took.bare));
  row('many lines: traced with sys.settrace', ms(took.traced), `${times(took.traced / took.bare)}   ${events} events`);
  row('many lines: recorded', ms(took.ours), `${times(took.ours / took.bare)}   ${lines} events`);
  const added = (took.ours - took.bare) / lines / ((took.traced - took.bare) / events);
  row('an event of ours ÷ one of sys.settrace', added.toFixed(2), 'want at most 0.33');
}
