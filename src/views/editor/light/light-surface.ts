// CodeMirror behind the same verbs as Monaco: a sixth of its weight, and at home under fingers. Chosen where the pointer is one (../code-editor.tsx).
// It marks what CPython, ruff and the referee find; types, completion and definitions are for larger devices.
import { closeBrackets, closeBracketsKeymap, insertBracket } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap, indentLess, indentMore, undo } from '@codemirror/commands';
import { python } from '@codemirror/lang-python';
import { bracketMatching, indentOnInput, indentUnit } from '@codemirror/language';
import { type Diagnostic, nextDiagnostic, setDiagnostics } from '@codemirror/lint';
import { Compartment, EditorState, type Extension, type StateEffect, type TransactionSpec } from '@codemirror/state';
import { drawSelection, EditorView, keymap, lineNumbers } from '@codemirror/view';
import { realSchedule } from '../../../lib/schedule.ts';
import { onlyPython } from '../../../strings/editor/help/formatting.ts';
import * as strings from '../../../strings/editor/light/light-surface.ts';
import type { BrokenLine } from '../broken-lines.ts';
import type { GutterMark } from '../gutter-marks.ts';
import type { Finding } from '../help/finding.ts';
import { isPython } from '../help/is-python.ts';
import { Ruff } from '../help/ruff.ts';
import type { Wanted } from '../help/wanted.ts';
import { leaveByTab } from '../leave-by-tab.ts';
import { smallestEdit } from '../smallest-edit.ts';
import type { StopMark } from '../stop-marks.ts';
import type { SurfaceEvents, SurfaceVerbs, SyntaxFault } from '../surface-verbs.ts';
import { brokenAt, type Handlers, hopsAt, lampAt, lookAt, margin, pointAt, stopsAt } from './decorations.ts';
import { ofPython, ofReferee, ofRuff } from './findings.ts';
import { following, KeptStates } from './kept-states.ts';
import './light.css';
import { pythonLook } from './python-look.ts';

/** Milliseconds without a key before ruff looks. */
const PAUSE = 250;
const INDENT = '    ';
const HANDS = ['wheel', 'touchmove', 'pointerdown', 'keydown'] as const;

/** The surface on screen, if there is one: the states outlive it. */
let shown: LightSurface | null = null;
const named = new Compartment();
const states = new KeptStates((doc) => EditorState.create({ doc, extensions: [extensions(), named.of([])] }));

export class LightSurface implements SurfaceVerbs {
  readonly on: SurfaceEvents;
  readonly #view: EditorView;
  readonly #ruff = new Ruff();
  readonly #cleanup: (() => void)[] = [];
  #linting = false;
  #lintSoon: (() => void) | null = null;
  #file: string | null = null;
  #faults = new Map<string, SyntaxFault | null>();
  #broken: readonly BrokenLine[] = [];
  #ruffFound: readonly Finding[] = [];
  #found: readonly Diagnostic[] = [];
  #followed: number | null = null;
  #scrolled = false;
  #tabMoves = false;

  constructor(host: HTMLElement, on: SurfaceEvents) {
    this.on = on;
    shown = this;
    this.#view = new EditorView({ parent: host });
    const scrolled = () => {
      this.#scrolled = true;
    };
    for (const type of HANDS) host.addEventListener(type, scrolled, { capture: true, passive: true });
    // Kept as it goes: when the panel is taken away, there is nothing to measure any more.
    this.#view.scrollDOM.addEventListener('scroll', () => {
      if (this.#file !== null) states.put(this.#file, { top: this.#view.scrollDOM.scrollTop });
    });
    this.#cleanup.push(leaveByTab(host), () => {
      for (const type of HANDS) host.removeEventListener(type, scrolled, { capture: true });
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
    view.dispatch({ effects: named.reconfigure(EditorView.contentAttributes.of({ 'aria-label': strings.code(file) })) });
    // Once it is known how high it is.
    view.requestMeasure({
      read: () => {},
      write: () => {
        view.scrollDOM.scrollTop = top;
      },
    });
    this.#ruffFound = [];
    this.#tell();
    this.#lint(0);
  }

  light(line: number | null, values: string): void {
    this.#effects(lampAt(this.#doc, line, values));
  }

  follow(line: number, plays: boolean): void {
    const before = this.#followed;
    this.#followed = line;
    if (plays && this.#scrolled && !this.#isInView(before)) return;
    this.#scrolled = false;
    this.#reveal(line);
  }

  followAgain(): void {
    this.#scrolled = false;
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
    if (!begin || this.#linting) return;
    this.#linting = true;
    this.#lint(0);
  }

  nextProblem(): void {
    this.#view.focus();
    nextDiagnostic(this.#view);
    const { from } = this.#view.state.selection.main;
    const found = this.#found.find((one) => one.from === from);
    if (found) this.on.told(strings.foundAt(this.#doc.lineAt(from).number, found.message));
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
    const view = this.#view;
    view.focus();
    if (key === 'Undo') undo(view);
    else if (key === 'Tab') indent(view);
    else view.dispatch(insertBracket(view.state, key) ?? typed(view.state, key));
    view.dispatch({ scrollIntoView: true });
  }

  dispose(): void {
    if (this.#file !== null) states.put(this.#file, { state: this.#view.state });
    if (shown === this) shown = null;
    this.#lintSoon?.();
    for (const stop of this.#cleanup) stop();
    this.#ruff.dispose();
    this.#view.destroy();
  }

  /** The line of the caret, counted from 1. */
  get line(): number {
    return this.#doc.lineAt(this.#view.state.selection.main.head).number;
  }

  /** Whether Tab moves the focus on, or indents. */
  toggleTab(): void {
    this.#tabMoves = !this.#tabMoves;
    this.#view.setTabFocusMode(this.#tabMoves);
    this.on.tabMoves(this.#tabMoves);
  }

  /** By ruff, as one edit. */
  async format(): Promise<void> {
    const { state } = this.#view;
    const file = this.#file;
    if (file === null || !isPython(file)) return this.on.told(onlyPython);
    const formatted = await this.#ruff.format(state.doc.toString());
    if (shown !== this || file !== this.#file || state.doc !== this.#doc) return;
    if ('says' in formatted) return this.on.told(formatted.says);
    const edit = smallestEdit(state.doc.toString(), formatted.source);
    if (edit !== null) this.#view.dispatch({ changes: { from: edit.from, to: edit.to, insert: edit.text } });
  }

  /** Somebody has typed. */
  edited(): void {
    if (this.#file === null) return;
    states.put(this.#file, { state: this.#view.state });
    this.on.edited(this.#file, this.#doc.toString());
    this.#lint(PAUSE);
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
    this.on.counted({ errors: count('error'), warnings: count('warning') });
  }

  #lint(pause: number): void {
    this.#lintSoon?.();
    const file = this.#file;
    if (!this.#linting || file === null || !isPython(file)) return;
    this.#lintSoon = realSchedule(pause, async () => {
      const doc = this.#doc;
      const found = await this.#ruff.check(doc.toString());
      // What was said about an older text is not true of this one.
      if (found === null || file !== this.#file || doc !== this.#doc || shown !== this) return;
      this.#ruffFound = found;
      this.#tell();
    });
  }
}

/** To the next stop of four, or all lines that are chosen by one. */
function indent(view: EditorView): boolean {
  const { main } = view.state.selection;
  if (!main.empty) return indentMore(view);
  const column = main.from - view.state.doc.lineAt(main.from).from;
  view.dispatch(typed(view.state, INDENT.slice(column % INDENT.length)));
  return true;
}

/** As if it had come from the keyboard. */
const typed = (state: EditorState, text: string): TransactionSpec => ({
  ...state.replaceSelection(text),
  userEvent: 'input.type',
  scrollIntoView: true,
});

const numbersOf = (domEventHandlers: Handlers): Extension => lineNumbers({ domEventHandlers });

/** A key does something with the surface on screen, and nothing else. */
function acts(act: (surface: LightSurface) => void): boolean {
  if (shown !== null) act(shown);
  return shown !== null;
}

function extensions(): Extension {
  return [
    margin(
      (line, on) => (on.closest('.ed-broken') ? shown?.on.ruleChosen(line) : shown?.on.stopToggled(line)),
      (line, on) => (on.closest('.ed-hop') ? shown?.on.markChosen(line) : shown?.on.stopToggled(line)),
      numbersOf,
    ),
    history(),
    drawSelection(),
    indentOnInput(),
    bracketMatching(),
    closeBrackets(),
    python(),
    pythonLook,
    indentUnit.of(INDENT),
    EditorView.contentAttributes.of({ tabindex: '0', autocapitalize: 'off', autocorrect: 'off', spellcheck: 'false' }),
    keymap.of([
      { key: 'Tab', run: indent, shift: indentLess },
      { key: 'Alt-Enter', run: () => acts((surface) => surface.on.markChosen(surface.line)) },
      { key: 'F9', run: () => acts((surface) => surface.on.stopToggled(surface.line)) },
      { key: 'Ctrl-m', mac: 'Ctrl-Shift-m', run: () => acts((surface) => surface.toggleTab()) },
      { key: 'Shift-Alt-f', run: () => acts((surface) => void surface.format()) },
      ...closeBracketsKeymap,
      ...historyKeymap,
      ...defaultKeymap,
      { key: 'F8', run: () => acts((surface) => surface.nextProblem()) },
    ]),
    EditorView.updateListener.of(({ docChanged, transactions }) => {
      if (docChanged && !transactions.some((one) => one.annotation(following))) shown?.edited();
    }),
  ];
}
