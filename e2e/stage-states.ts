// The states of the stage that are kept as pictures: which program, which request, and the moment, found by what is said of it.
import { readFileSync } from 'node:fs';

export interface StageState {
  /** What its pictures are called. */
  name: string;
  /** A file of `states/`. */
  program: string;
  /** What is sent, one after the other; none: nothing has been sent. The last one is on stage. */
  targets: readonly string[];
  /** The moment is the first one of which this is said. */
  moment: RegExp;
  /** The program that was sent before, with the first target; its ghost lies under this one. No other state shows the ghost. */
  before?: string;
  /** In pixels. Only as large as it needs to be for what it shows. */
  size: { width: number; height: number };
  /** Selectors of what is moved a little afterwards, to be sure that the comparison would see it. */
  moves?: readonly string[];
}

const PLATE = { width: 560, height: 392 };

export const STATES: readonly StageState[] = [
  // The first, for there is a recorded run in each other lesson.
  { name: 'j-nothing-sent', program: 'two', targets: [], moment: /will call Timing/, size: PLATE },
  {
    name: 'a-going-down',
    program: 'signed-in',
    targets: ['/hello?user=ada'],
    moment: /^Auth calls GZip, with REMOTE_USER set/,
    size: PLATE,
  },
  {
    name: 'b-short-circuit',
    program: 'signed-in',
    targets: ['/hello?user=ada', '/hello'],
    moment: /^Auth returns 13 bytes to Timing/,
    size: PLATE,
  },
  { name: 'c-exception', program: 'exception', targets: ['/cart'], moment: /^Errors catches the KeyError/, size: PLATE },
  {
    name: 'd-generator',
    program: 'generator',
    targets: ['/'],
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
    before: 'signed-in-swapped',
    program: 'signed-in',
    targets: ['/hello?user=ada'],
    moment: /^Auth hands on to Timing/,
    size: PLATE,
    moves: ['.ghost-path', '.ghost-move', '.ghosted', '.co.lit.differs'],
  },
  {
    name: 'g-nine',
    program: 'nine',
    targets: ['/articles/7'],
    moment: /^CsrfViewMiddleware hands on/,
    size: { width: 680, height: 424 },
  },
  { name: 'h-forty', program: 'forty', targets: ['/'], moment: /^RateLimit calls Etag/, size: PLATE },
  { name: 'k-rule-broken', program: 'str-body', targets: ['/'], moment: /^wsgiref gives up/, size: PLATE },
];

export const sourceOf = (program: string): string => readFileSync(new URL(`states/${program}.py`, import.meta.url), 'utf8');
