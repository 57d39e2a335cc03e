// Our recording of lines ÷ recorders with sys.settrace that keep the same facts, on code with many lines: what each of them adds to the request.
// An ordinary one, with nothing of ours in it (ordinary.py), and one made of our own previews, deltas and encoding (settrace.py).
// And the least that can be: one with sys.monitoring that looks at no local (floor.py).

import floor from '../floor.py?raw';
import { ms, row, times } from '../measure.mjs';
import ordinary from '../ordinary.py?raw';
import manyLines from '../programs/many-lines.py?raw';
import settrace from '../settrace.py?raw';
import { best } from './best.ts';
import type { Tab } from './tab.ts';

const REQUEST = `b"GET / HTTP/1.1\\r\\nHost: localhost:8000\\r\\n\\r\\n", '{"connection": "new", "halfClose": false, "grain": "none"}'`;

export async function yardstick(tab: Tab): Promise<void> {
  await tab.serve(manyLines);
  tab.run(ordinary);
  tab.run(settrace);
  tab.run(floor);
  const events = { ordinary: 0, parts: 0, floor: 0, lines: 0, layers: 0 };
  const aside = (what: 'ordinary' | 'parts' | 'floor', name: string) => async () => {
    const { worker, gave } = await tab.aside(`${name}(${REQUEST})`);
    events[what] = Number(gave);
    return worker;
  };
  const ours = (grain: 'lines' | 'layers') => async () => {
    const { worker, recording } = await tab.request('/', grain);
    events[grain] = recording?.events.length ?? 0;
    return worker;
  };
  const bare = async () => (await tab.request('/', 'none')).worker;
  const took = await best(
    {
      bare,
      ordinary: aside('ordinary', 'traced_ordinarily'),
      parts: aside('parts', 'traced'),
      floor: aside('floor', 'told_at_least'),
      layers: ours('layers'),
      lines: ours('lines'),
    },
    8,
  );
  const told = (what: keyof typeof events) => `${times(took[what] / took.bare)}   ${events[what]} events`;
  const an = (what: keyof typeof events) => (took[what] - took.bare) / events[what];
  row('many lines: unrecorded', ms(took.bare));
  row('many lines: an ordinary recorder with sys.settrace', ms(took.ordinary), told('ordinary'));
  row('many lines: sys.settrace with our own previews and encoding', ms(took.parts), told('parts'));
  row('many lines: sys.monitoring that looks at no local', ms(took.floor), told('floor'));
  row('many lines: layers recorded', ms(took.layers), told('layers'));
  row('many lines: recorded', ms(took.lines), told('lines'));
  row('an event of ours ÷ one of the ordinary recorder', (an('lines') / an('ordinary')).toFixed(2), 'want at most 0.33');
  row(
    'an event of ours ÷ one of sys.settrace with our own parts',
    (an('lines') / an('parts')).toFixed(2),
    'what sys.monitoring is worth',
  );
  row(
    'an event of one that looks at no local ÷ one of the ordinary recorder',
    (an('floor') / an('ordinary')).toFixed(2),
    'there is no less',
  );
}
