// Every command once: its name, its keys and what it does. Buttons, shortcuts and the key sheet read this table, so they agree.
//   commands.send.perform(hands)      in a button's onClick, or an editor's own key binding
import { selectIsLinkable } from '../../store/selectors.ts';
import { SPEEDS, type State } from '../../store/state.ts';
import type { Onionskin } from '../../store/store.ts';
import * as strings from '../../strings/shared/commands.ts';
import { showKeys } from './keys.ts';

/** What opens over the page, one at a time, and is fetched only then. */
export type Sheet =
  | 'keys'
  | 'servers'
  | 'compare'
  | 'about'
  | 'map'
  | 'examples'
  | 'glossary'
  | 'files'
  | 'find'
  | 'share'
  | 'requests';

/** What a command may lay hands on. */
export interface Hands {
  store: Onionskin;
  /** `at`: where in it, if that can be said. */
  open(sheet: Sheet, at?: string): void;
}

export interface Command {
  id: string;
  label: string;
  /** The first one is shown on buttons. Words as in keys.ts. */
  keys: readonly string[];
  perform(hands: Hands): void;
  /** True: also while typing in a field or in the editor. */
  everywhere?: boolean;
  /** Left out: always. Otherwise the key is left alone while it says no. */
  when?(state: State): boolean;
}

function changeSpeed(store: Onionskin, by: 1 | -1): void {
  const { speed, setSpeed } = store.getState();
  const next = SPEEDS[SPEEDS.indexOf(speed) + by];
  if (next !== undefined) setSpeed(next);
}

function goLesson(store: Onionskin, by: 1 | -1): void {
  const { course, slug, openLesson } = store.getState();
  const here = course.heads.findIndex((head) => head.slug === slug);
  const next = course.heads[here + by];
  if (next) void openLesson(next.slug);
}

function moveInHand(store: Onionskin, by: 1 | -1): void {
  const { layerInHand, moveLayer } = store.getState();
  if (layerInHand !== null) void moveLayer(layerInHand, by);
}

const isBusy = (state: State) => state.pending > 0 || state.status.kind === 'running';

const switches = () => import('./stage-switches.ts');

export const commands = {
  send: {
    id: 'send',
    label: strings.send,
    keys: ['Mod+Enter'],
    everywhere: true,
    perform: ({ store }) => void store.getState().send(),
  },
  resend: {
    id: 'resend',
    label: strings.resend,
    keys: ['R'],
    perform: ({ store }) => void store.getState().resend(),
  },
  history: {
    id: 'history',
    label: strings.history,
    keys: ['H'],
    perform: ({ open }) => open('requests', 'history'),
  },
  stop: {
    id: 'stop',
    label: strings.stop,
    keys: ['Escape'],
    everywhere: true,
    when: isBusy,
    perform: ({ store }) => store.getState().stop(),
  },
  play: {
    id: 'play',
    label: strings.play,
    keys: ['Space'],
    perform: ({ store }) => {
      const { playing, play, pause } = store.getState();
      if (playing) pause();
      else play();
    },
  },
  back: {
    id: 'back',
    label: strings.back,
    keys: ['ArrowLeft'],
    perform: ({ store }) => store.getState().step(-1),
  },
  forward: {
    id: 'forward',
    label: strings.forward,
    keys: ['ArrowRight'],
    perform: ({ store }) => store.getState().step(1),
  },
  lineBack: {
    id: 'lineBack',
    label: strings.lineBack,
    keys: ['Shift+ArrowLeft'],
    perform: ({ store }) => store.getState().step(-1, 'lines'),
  },
  lineForward: {
    id: 'lineForward',
    label: strings.lineForward,
    keys: ['Shift+ArrowRight'],
    perform: ({ store }) => store.getState().step(1, 'lines'),
  },
  over: {
    id: 'over',
    label: strings.over,
    keys: ['O'],
    perform: ({ store }) => void store.getState().stepLayer('over'),
  },
  into: {
    id: 'into',
    label: strings.into,
    keys: ['I'],
    perform: ({ store }) => void store.getState().stepLayer('into'),
  },
  out: { id: 'out', label: strings.out, keys: ['U'], perform: ({ store }) => void store.getState().stepLayer('out') },
  goOn: { id: 'goOn', label: strings.goOn, keys: ['N'], perform: ({ store }) => void store.getState().goOn(1) },
  goBack: {
    id: 'goBack',
    label: strings.goBack,
    keys: ['Shift+N'],
    perform: ({ store }) => void store.getState().goOn(-1),
  },
  breakHere: {
    id: 'breakHere',
    label: strings.breakHere,
    keys: ['B', 'F9'],
    perform: ({ store }) => store.getState().breakHere(),
  },
  link: {
    id: 'link',
    label: strings.link,
    keys: ['L'],
    when: selectIsLinkable,
    // The moment is that of the press. The code comes with its button, which stands beside the timeline.
    perform: ({ store }) => {
      const at = store.getState();
      void import('./moment-link.ts').then(({ copyMomentLink }) => copyMomentLink(at)).catch(() => {});
    },
  },
  share: {
    id: 'share',
    label: strings.share,
    keys: ['Mod+S'],
    everywhere: true,
    perform: ({ open }) => open('share', 'copy'),
  },
  toStart: { id: 'toStart', label: strings.toStart, keys: ['Home'], perform: ({ store }) => store.getState().toStart() },
  toEnd: { id: 'toEnd', label: strings.toEnd, keys: ['End'], perform: ({ store }) => store.getState().toEnd() },
  faster: { id: 'faster', label: strings.faster, keys: ['+', '='], perform: ({ store }) => changeSpeed(store, 1) },
  slower: { id: 'slower', label: strings.slower, keys: ['-'], perform: ({ store }) => changeSpeed(store, -1) },
  layerOut: {
    id: 'layerOut',
    label: strings.layerOut,
    keys: ['Alt+ArrowUp'],
    when: (state) => state.layerInHand !== null,
    perform: ({ store }) => moveInHand(store, -1),
  },
  layerIn: {
    id: 'layerIn',
    label: strings.layerIn,
    keys: ['Alt+ArrowDown'],
    when: (state) => state.layerInHand !== null,
    perform: ({ store }) => moveInHand(store, 1),
  },
  onion: {
    id: 'onion',
    label: strings.onion,
    keys: ['1'],
    perform: ({ store }) => store.getState().setView('onion'),
  },
  sequence: {
    id: 'sequence',
    label: strings.sequence,
    keys: ['2'],
    perform: ({ store }) => store.getState().setView('sequence'),
  },
  flame: { id: 'flame', label: strings.flame, keys: ['3'], perform: ({ store }) => store.getState().setView('flame') },
  browse: {
    id: 'browse',
    label: strings.browse,
    keys: ['4'],
    perform: ({ store }) => store.getState().setView('browse'),
  },
  ghost: {
    id: 'ghost',
    label: strings.ghost,
    keys: ['G'],
    perform: ({ store }) => void switches().then(({ toggleGhost }) => toggleGhost(store)),
  },
  beside: {
    id: 'beside',
    label: strings.beside,
    keys: ['P'],
    perform: ({ store }) => void switches().then(({ toggleBeside }) => toggleBeside(store)),
  },
  servers: { id: 'servers', label: strings.servers, keys: ['S'], perform: ({ open }) => open('servers') },
  compare: { id: 'compare', label: strings.compare, keys: ['C'], perform: ({ open }) => open('compare') },
  files: { id: 'files', label: strings.files, keys: ['F'], perform: ({ open }) => open('files') },
  find: {
    id: 'find',
    label: strings.find,
    keys: ['Mod+Shift+F'],
    everywhere: true,
    perform: ({ open }) => open('find'),
  },
  map: { id: 'map', label: strings.map, keys: ['M'], perform: ({ open }) => open('map') },
  examples: { id: 'examples', label: strings.examples, keys: ['E'], perform: ({ open }) => open('examples') },
  glossary: { id: 'glossary', label: strings.glossary, keys: ['W'], perform: ({ open }) => open('glossary') },
  nextLesson: { id: 'nextLesson', label: strings.nextLesson, keys: ['Alt+PageDown'], perform: ({ store }) => goLesson(store, 1) },
  previousLesson: {
    id: 'previousLesson',
    label: strings.previousLesson,
    keys: ['Alt+PageUp'],
    perform: ({ store }) => goLesson(store, -1),
  },
  keys: { id: 'keys', label: strings.keys, keys: ['?'], perform: ({ open }) => open('keys') },
} satisfies Record<string, Command>;

/** The keys as a person reads them, for a button: "Ctrl ⏎". */
export const keysOf = (command: Command): string => showKeys(command.keys[0] ?? '');

export const allCommands: readonly Command[] = Object.values(commands);
