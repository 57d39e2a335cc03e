// One request with layers, or lines, recorded ÷ the same unrecorded.
import { ms, row, times } from '../measure.mjs';
import djangoSeven from '../programs/django-seven.py?raw';
import fiveLayers from '../programs/five-layers.py?raw';
import flask from '../programs/flask-proxyfix.py?raw';
import streaming from '../programs/streaming.py?raw';
import { best } from './best.ts';
import type { Tab } from './tab.ts';

interface Program {
  name: string;
  app: string;
  target: string;
  many: number;
  /** What recorded ÷ unrecorded should be at most. */
  want?: number;
}
/** Requests before any is counted: what is to be watched is learned in the first ones after nothing was, as a process does in its rehearsal. */
const WARM = 4;
const PROGRAMS: readonly Program[] = [
  { name: 'five layers', app: fiveLayers, target: '/shop/tea', many: 20 },
  { name: 'Flask + ProxyFix', app: flask, target: '/shop/tea', many: 20 },
  { name: 'Django, seven middlewares', app: djangoSeven, target: '/shop/tea', many: 20, want: 5 },
  { name: 'a stream of 1,000 chunks', app: streaming, target: '/', many: 1 },
];

export async function requests(tab: Tab): Promise<void> {
  for (const { name, app, target, many, want } of PROGRAMS) {
    await tab.serve(app);
    const reading = { none: Number.POSITIVE_INFINITY, layers: Number.POSITIVE_INFINITY, lines: Number.POSITIVE_INFINITY };
    const each = (grain: keyof typeof reading) => async () => {
      if (many > 1) for (let nth = 0; nth < WARM; nth += 1) await tab.request(target, grain);
      let [worker, page] = [0, 0];
      for (let nth = 0; nth < many; nth += 1) {
        const took = await tab.request(target, grain);
        worker += took.worker;
        page += took.page;
      }
      reading[grain] = Math.min(reading[grain], page / many);
      return worker / many;
    };
    const took = await best({ none: each('none'), layers: each('layers'), lines: each('lines') }, 12);
    row(`${name}: unrecorded`, ms(took.none));
    for (const grain of ['layers', 'lines'] as const) {
      const { recording } = await tab.request(target, grain);
      const what = `${recording?.events.length} events, read by the page in ${ms(reading[grain])}`;
      row(
        `${name}: ${grain} recorded`,
        ms(took[grain]),
        `${times(took[grain] / took.none)}${want === undefined ? '' : `, want ≤ ${want}`}   ${what}`,
      );
    }
  }
}
