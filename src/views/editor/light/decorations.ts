// What the run on stage leaves in the code: the lamp, values, marks of hops, breakpoints. Each is a field that is set as a whole, and moves with
// its line while somebody types.
import { type Extension, type Range, RangeSet, type RangeValue, StateEffect, StateField, type Text } from '@codemirror/state';
import {
  Decoration,
  type DecorationSet,
  EditorView,
  GutterMarker,
  gutter,
  lineNumberMarkers,
  lineNumbers,
  WidgetType,
} from '@codemirror/view';
import type { BrokenLine } from '../broken-lines.ts';
import type { GutterMark } from '../gutter-marks.ts';
import { gutterClass } from '../gutter-style.ts';
import type { StopMark } from '../stop-marks.ts';

/** A set of ranges that one effect replaces. */
function layer<Value extends RangeValue>() {
  const set = StateEffect.define<readonly Range<Value>[]>();
  const field = StateField.define<RangeSet<Value>>({
    create: () => RangeSet.empty,
    update(now, { changes, effects }) {
      let next = now.map(changes);
      for (const effect of effects) if (effect.is(set)) next = RangeSet.of([...effect.value], true);
      return next;
    },
  });
  return { set, field };
}

const lines = { lamp: layer<Decoration>(), look: layer<Decoration>(), pointed: layer<Decoration>() };
const numbers = { lamp: layer<GutterMarker>(), broken: layer<GutterMarker>(), stops: layer<GutterMarker>() };
const hops = layer<GutterMarker>();

/** Dresses the number of a line. */
class Dress extends GutterMarker {
  override readonly elementClass: string;

  constructor(elementClass: string) {
    super();
    this.elementClass = elementClass;
  }
}

/** "↓5", in the margin of hops. */
class HopMark extends GutterMarker {
  readonly #mark: GutterMark;

  constructor(mark: GutterMark) {
    super();
    this.#mark = mark;
  }

  override toDOM(): HTMLElement {
    const made = document.createElement('div');
    made.className = gutterClass(this.#mark);
    made.title = this.#mark.title;
    return made;
  }
}

class Values extends WidgetType {
  readonly #text: string;

  constructor(text: string) {
    super();
    this.#text = text;
  }

  override eq(other: Values): boolean {
    return other.#text === this.#text;
  }

  override toDOM(): HTMLElement {
    const behind = document.createElement('span');
    behind.className = 'ed-values';
    behind.textContent = this.#text;
    return behind;
  }
}

const startOf = (doc: Text, line: number): number | null => (line >= 1 && line <= doc.lines ? doc.line(line).from : null);

/** `made`, at the beginning of a line; nothing where there is no such line. */
function at<Value extends GutterMarker | Decoration>(doc: Text, line: number | null, made: Value): Range<Value>[] {
  const start = line === null ? null : startOf(doc, line);
  return start === null ? [] : [made.range(start) as Range<Value>];
}

const LAMP = Decoration.line({ class: 'ed-here' });
const LOOK = Decoration.line({ class: 'ed-look' });
const POINTED = Decoration.line({ class: 'ed-pointed' });
const LIT = new Dress('ed-here-number');
const BROKEN = new Dress('ed-broken');
const STOP = new Dress('ed-stop');
const STOP_OFF = new Dress('ed-stop ed-stop-off');

export function lampAt(doc: Text, line: number | null, values: string): StateEffect<unknown>[] {
  const lit = at(doc, line, LAMP);
  if (line !== null && lit.length > 0 && values !== '')
    lit.push(Decoration.widget({ widget: new Values(values), side: 1 }).range(doc.line(line).to));
  return [lines.lamp.set.of(lit), numbers.lamp.set.of(at(doc, line, LIT))];
}

export const lookAt = (doc: Text, line: number | null) => lines.look.set.of(at(doc, line, LOOK));
export const pointAt = (doc: Text, line: number | null) => lines.pointed.set.of(at(doc, line, POINTED));

export const stopsAt = (doc: Text, marks: readonly StopMark[]) =>
  numbers.stops.set.of(marks.flatMap(({ line, on }) => at(doc, line, on ? STOP : STOP_OFF)));

export const brokenAt = (doc: Text, broken: readonly BrokenLine[]) =>
  numbers.broken.set.of(broken.flatMap(({ line }) => at(doc, line, BROKEN)));

export const hopsAt = (doc: Text, marks: readonly GutterMark[]) =>
  hops.set.of(marks.flatMap((mark) => at<GutterMarker>(doc, mark.line, new HopMark(mark))));

/** Where in the margin something was pressed, and in what. */
type Pressed = (line: number, on: HTMLElement) => void;

export function margin(numberPressed: Pressed, hopPressed: Pressed): Extension {
  const pressed =
    (tell: Pressed) =>
    (view: EditorView, block: { from: number }, event: Event): boolean => {
      if (!(event.target instanceof HTMLElement)) return false;
      tell(view.state.doc.lineAt(block.from).number, event.target);
      return true;
    };
  return [
    Object.values(lines).map(({ field }) => [field, EditorView.decorations.from(field as StateField<DecorationSet>)]),
    Object.values(numbers).map(({ field }) => [field, lineNumberMarkers.from(field)]),
    hops.field,
    lineNumbers({ domEventHandlers: { click: pressed(numberPressed) } }),
    gutter({
      class: 'ed-hops',
      markers: ({ state }) => state.field(hops.field),
      domEventHandlers: { click: pressed(hopPressed) },
    }),
  ];
}
