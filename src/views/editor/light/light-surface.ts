// CodeMirror behind the same verbs as Monaco: a sixth of its weight, and at home under fingers. Chosen where the pointer is one (../code-editor.tsx).
// It marks what CPython, ruff and the referee find; types, completion and definitions are for larger devices.
import { type Diagnostic, nextDiagnostic, setDiagnostics } from '@codemirror/lint';
import { Compartment, EditorState, type StateEffect } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import * as strings from '../../../strings/editor/light/light-surface.ts';
import { onlyPython } from '../../../strings/editor/shared.ts';
import { codeOf } from '../../../strings/shared/code.ts';
import type { BrokenLine } from '../broken-lines.ts';
import { FollowedLine } from '../followed-line.ts';
import type { GutterMark } from '../gutter-marks.ts';
import type { Finding } from '../help/finding.ts';
import { isPython } from '../help/is-python.ts';
import type { Wanted } from '../help/wanted.ts';
import { leaveByTab } from '../leave-by-tab.ts';
import { smallestEdit } from '../smallest-edit.ts';
import type { StopMark } from '../stop-marks.ts';
import type { SurfaceEvents, SurfaceVerbs, SyntaxFault } from '../surface-verbs.ts';
import { brokenAt, hopsAt, lampAt, lookAt, pointAt, stopsAt } from './decorations.ts';
import { ofPython, ofReferee, ofRuff } from './findings.ts';
import { KeptStates } from './kept-states.ts';
import './light.css';
import { Linting, PAUSE } from './linting.ts';
import { type Heard, setup } from './setup.ts';
import { press } from './typing.ts';

/** The surface on screen, if there is one: the states outlive it. */
let shown: LightSurface | null = null;
const named = new Compartment();
const states = new KeptStates((doc) => EditorState.create({ doc, extensions: [setup(() => shown), named.of([])] }));

export class LightSurface implements SurfaceVerbs, Heard {
  readonly #on: SurfaceEvents;
  readonly #view: EditorView;
  readonly #followed: FollowedLine;
  readonly #linting = new Linting((found) => {
    this.#ruffFound = found;
    this.#tell();
  });
  readonly #stopLeaving: () => void;
  #file: string | null = null;
  #faults = new Map<string, SyntaxFault | null>();
  #broken: readonly BrokenLine[] = [];
  #ruffFound: readonly Finding[] = [];
  #found: readonly Diagnostic[] = [];
  #tabMoves = false;

  constructor(host: HTMLElement, on: SurfaceEvents) {
    this.#on = on;
    shown = this;
    this.#view = new EditorView({ parent: host });
    this.#followed = new FollowedLine(host);
    this.#stopLeaving = leaveByTab(host);
    // Kept as it goes: when the panel is taken away, there is nothing to measure any more.
    this.#view.scrollDOM.addEventListener('scroll', () => {
      if (this.#file !== null) states.put(this.#file, { top: this.#view.scrollDOM.scrollTop });
    });
  }

  get file(): string | null {
    return this.#file;
  }

  show(scope: string, files: Readonly<Record<string, string>>, file: string): void {
    const view = this.#view;
    if (this.#file !== null) states.put(this.#file, { state: view.state });
    states.follow(scope, files);
    const state = states.get(file);
    this.#file = state === undefined ? null : file;
    if (state === view.state) return;
    const top = states.topOf(file);
    view.setState(state ?? EditorState.create());
    view.dispatch({ effects: named.reconfigure(EditorView.contentAttributes.of({ 'aria-label': codeOf(file) })) });
    // Once it is known how high it is.
    view.requestMeasure({
      read: () => {},
      write: () => {
        view.scrollDOM.scrollTop = top;
      },
    });
    this.#ruffFound = [];
    this.#tell();
    this.#linting.look(this.#file, this.#doc, 0);
  }

  light(line: number | null, values: string): void {
    this.#effects(lampAt(this.#doc, line, values));
  }

  follow(line: number, plays: boolean): void {
    if (this.#followed.comes(line, plays, (one) => this.#isInView(one))) this.#reveal(line);
  }

  followAgain(): void {
    this.#followed.again();
  }

  mark(marks: readonly GutterMark[]): void {
    this.#effects([hopsAt(this.#doc, marks)]);
  }

  breaks(lines: readonly BrokenLine[]): void {
    this.#broken = lines;
    this.#effects([brokenAt(this.#doc, lines)]);
    this.#tell();
  }

  stop(marks: readonly StopMark[]): void {
    this.#effects([stopsAt(this.#doc, marks)]);
  }

  look(line: number | null): void {
    this.#effects([lookAt(this.#doc, line)]);
    if (line !== null) this.#reveal(line);
  }

  point(line: number | null): void {
    this.#effects([pointAt(this.#doc, line)]);
  }

  complain(file: string, fault: SyntaxFault | null): void {
    this.#faults.set(file, fault);
    if (file === this.#file) this.#tell();
  }

  help({ begin }: Wanted): void {
    if (begin && this.#linting.begin()) this.#linting.look(this.#file, this.#doc, 0);
  }

  nextProblem(): void {
    this.#view.focus();
    nextDiagnostic(this.#view);
    const { from } = this.#view.state.selection.main;
    const found = this.#found.find((one) => one.from === from);
    if (found) this.#on.told(strings.foundAt(this.#doc.lineAt(from).number, found.message));
  }

  goTo(line: number): void {
    if (line > this.#doc.lines) return;
    const { from, text } = this.#doc.line(line);
    this.#view.dispatch({ selection: { anchor: from + text.length - text.trimStart().length } });
    this.#reveal(line);
    this.#view.focus();
  }

  focus(): void {
    this.#view.focus();
  }

  hasFocus(): boolean {
    return this.#view.hasFocus;
  }

  press(key: string): void {
    this.#view.focus();
    press(this.#view, key);
  }

  dispose(): void {
    if (this.#file !== null) states.put(this.#file, { state: this.#view.state });
    if (shown === this) shown = null;
    this.#stopLeaving();
    this.#followed.dispose();
    this.#linting.dispose();
    this.#view.destroy();
  }

  get line(): number {
    return this.#doc.lineAt(this.#view.state.selection.main.head).number;
  }

  /** Whether Tab moves the focus on, or indents. */
  toggleTab(): void {
    this.#tabMoves = !this.#tabMoves;
    this.#view.setTabFocusMode(this.#tabMoves);
    this.#on.tabMoves(this.#tabMoves);
  }

  /** By ruff, as one edit. */
  async format(): Promise<void> {
    const { state } = this.#view;
    const file = this.#file;
    if (file === null || !isPython(file)) return this.#on.told(onlyPython);
    const formatted = await this.#linting.format(state.doc);
    if (shown !== this || file !== this.#file || state.doc !== this.#doc) return;
    if ('says' in formatted) return this.#on.told(formatted.says);
    const edit = smallestEdit(state.doc.toString(), formatted.source);
    if (edit !== null) this.#view.dispatch({ changes: { from: edit.from, to: edit.to, insert: edit.text } });
  }

  markChosen(line: number): void {
    this.#on.markChosen(line);
  }

  ruleChosen(line: number): void {
    this.#on.ruleChosen(line);
  }

  stopToggled(line: number): void {
    this.#on.stopToggled(line);
  }

  edited(): void {
    if (this.#file === null) return;
    states.put(this.#file, { state: this.#view.state });
    this.#on.edited(this.#file, this.#doc.toString());
    this.#linting.look(this.#file, this.#doc, PAUSE);
  }

  get #doc() {
    return this.#view.state.doc;
  }

  #effects(effects: readonly StateEffect<unknown>[]): void {
    if (this.#file !== null) this.#view.dispatch({ effects });
  }

  #reveal(line: number): void {
    if (line > this.#doc.lines || this.#isInView(line)) return;
    this.#view.dispatch({ effects: EditorView.scrollIntoView(this.#doc.line(line).from, { y: 'center' }) });
  }

  #isInView(line: number | null): boolean {
    if (line === null || line > this.#doc.lines) return false;
    const { scrollDOM, documentTop } = this.#view;
    const { top, bottom } = this.#view.lineBlockAt(this.#doc.line(line).from);
    const box = scrollDOM.getBoundingClientRect();
    return documentTop + top >= box.top && documentTop + bottom <= box.bottom;
  }

  /** Marks all that is known about the file in front. */
  #tell(): void {
    if (this.#file === null) return;
    const doc = this.#doc;
    const fault = this.#faults.get(this.#file) ?? null;
    this.#found = [...ofPython(doc, fault), ...ofReferee(doc, this.#broken), ...ofRuff(doc, this.#ruffFound)];
    this.#view.dispatch(setDiagnostics(this.#view.state, this.#found));
    const count = (severity: Diagnostic['severity']) => this.#found.filter((one) => one.severity === severity).length;
    this.#on.counted({ errors: count('error'), warnings: count('warning') });
  }
}
