// The states of the stage that are kept as pictures: which program, which request, and the moment, found by what is said of it.
import { readFileSync } from 'node:fs';

export interface StageState {
  /** What its pictures are called. */
  name: string;
  /** A file of `states/`; or an example of the page, as it begins. */
  program: string | { example: string };
  /** What is sent, one after the other; none: nothing has been sent. The last one is on stage. */
  sends: readonly Sent[];
  /** The moment is the first one of which this is said. */
  moment: RegExp;
  /** In pixels. Only as large as it needs to be for what it shows. */
  size: { width: number; height: number };
  /** The run before is on stage as well: as a ghost, or beside it. */
  before?: 'ghost' | 'beside';
  /** gunicorn serves it with so many processes; the last two requests are sent at once, and stand side by side. */
  processes?: 2;
  /** A tab of the inspector that is shown with it, and what of it is a picture of its own. */
  table?: { name: string; tab: string; picture: string; width: number };
  /** Selectors of what is moved a little afterwards, to be sure that the comparison would see it. */
  moves?: readonly string[];
}

interface Sent {
  target: string;
  /** The layers in another order than the program has them. */
  order?: string;
}

const PLATE = { width: 560, height: 392 };
const ADA = '/hello?user=ada';
const SENT_BEFORE = 'Timing(GZip(Auth(app)))';

export const STATES: readonly StageState[] = [
  // The first, for there is a recorded run in each other lesson.
  { name: 'j-nothing-sent', program: 'two', sends: [], moment: /will call Timing/, size: PLATE },
  {
    name: 'a-going-down',
    program: 'signed-in',
    sends: [{ target: ADA }],
    moment: /^Auth calls GZip, with REMOTE_USER set/,
    size: PLATE,
  },
  {
    name: 'b-short-circuit',
    program: 'signed-in',
    sends: [{ target: ADA }, { target: '/hello' }],
    moment: /^Auth returns 13 bytes to Timing/,
    size: PLATE,
  },
  {
    name: 'c-exception',
    program: 'exception',
    sends: [{ target: '/cart' }],
    moment: /^Errors catches the KeyError/,
    size: PLATE,
  },
  {
    name: 'd-generator',
    program: 'generator',
    sends: [{ target: '/' }],
    moment: /^Stamp yields its third chunk/,
    size: PLATE,
    moves: [
      '.co.now',
      '.co.done',
      '.bead.s2:not(.past)',
      '.bead.past',
      '.ping',
      '.closem',
      '.packet.hollow',
      '.skin.here',
      '.label',
    ],
  },
  {
    name: 'e-ghost',
    program: 'signed-in',
    sends: [{ target: ADA, order: SENT_BEFORE }, { target: ADA }],
    moment: /^GZip returns \d+ bytes to Auth/,
    size: PLATE,
    before: 'ghost',
    moves: ['.ghost-path', '.ghosted', '.co.lit'],
  },
  {
    name: 'f-two-runs',
    program: 'signed-in',
    sends: [{ target: ADA, order: SENT_BEFORE }, { target: ADA }],
    moment: /B: GZip returns \d+ bytes to Auth/,
    size: { width: 960, height: 420 },
    before: 'beside',
  },
  {
    name: 'g-nine',
    program: 'nine',
    sends: [{ target: '/articles/7' }],
    moment: /^CsrfViewMiddleware hands on/,
    size: { width: 680, height: 424 },
  },
  { name: 'h-forty', program: 'forty', sends: [{ target: '/' }], moment: /^RateLimit calls Etag/, size: PLATE },
  { name: 'k-rule-broken', program: 'str-body', sends: [{ target: '/' }], moment: /^wsgiref gives up/, size: PLATE },
  {
    name: 'i-two-processes',
    program: 'two-processes',
    sends: [{ target: '/' }, { target: '/' }, { target: '/' }, { target: '/' }],
    processes: 2,
    // What was sent last is answered first, by the process that has been busy before; the other one waits.
    moment: /^B: Warm hands on to gunicorn/,
    size: { width: 680, height: 392 },
  },
  {
    // Before `Stopwatch` has measured anything, so nothing on it differs from run to run.
    name: 'g-django',
    program: { example: 'example-django-first' },
    sends: [{ target: '/' }],
    moment: /^CsrfViewMiddleware hands the response on/,
    size: { width: 680, height: 424 },
    table: { name: 'g-hooks', tab: 'Hooks', picture: '.in-hooks', width: 640 },
  },
];

/** The program, with its layers in that order. */
export function sourceOf(program: string, order: string | undefined): string {
  const source = readFileSync(new URL(`states/${program}.py`, import.meta.url), 'utf8');
  return order === undefined ? source : source.replace(/^application = .*$/m, `application = ${order}`);
}
