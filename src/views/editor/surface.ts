// The Monaco editor behind a few verbs in our own words. React tells it what is so; it tells React what the user did. This file and
// what it imports is loaded on demand: it is most of the site's weight.
import type { editor, IRange } from 'monaco-editor/editor/editor.api.js';
import { codeOf } from '../../strings/shared/code.ts';
import { IS_MAC } from '../shared/keys.ts';
import type { BrokenLine } from './broken-lines.ts';
import { FollowedLine } from './followed-line.ts';
import type { GutterMark } from './gutter-marks.ts';
import { gutterClass } from './gutter-style.ts';
import { brokenFindings } from './help/broken-markers.ts';
import { Help } from './help/help.ts';
import { mark } from './help/markers.ts';
import { countProblems } from './help/problem-count.ts';
import { markSyntax } from './help/syntax-marker.ts';
import type { Wanted } from './help/wanted.ts';
import { leaveByTab } from './leave-by-tab.ts';
import { Models } from './models.ts';
import { monaco } from './monaco.ts';
import { paint, watchTheme } from './paint.ts';
import type { StopMark } from './stop-marks.ts';
import { LAMP, LOOK, OPTIONS, POINTED, valuesOptions } from './surface-options.ts';
import type { SurfaceEvents, SurfaceVerbs, SyntaxFault } from './surface-verbs.ts';

/** Of all panels there are, one after the other. */
let models: Models | null = null;

export class Surface implements SurfaceVerbs {
  readonly #editor: editor.IStandaloneCodeEditor;
  readonly #models: Models;
  readonly #help: Help;
  readonly #lamp: editor.IEditorDecorationsCollection;
  readonly #marks: editor.IEditorDecorationsCollection;
  readonly #broken: editor.IEditorDecorationsCollection;
  readonly #stops: editor.IEditorDecorationsCollection;
  readonly #look: editor.IEditorDecorationsCollection;
  readonly #pointed: editor.IEditorDecorationsCollection;
  readonly #cleanup: (() => void)[] = [];
  #file: string | null = null;
  /** The place that is to be shown as soon as its file is in front. */
  #wanted: { file: string; range: IRange } | null = null;
  readonly #followed: FollowedLine;

  constructor(host: HTMLElement, on: SurfaceEvents) {
    paint();
    this.#followed = new FollowedLine(host);
    models ??= new Models(monaco);
    models.listen(on.edited);
    this.#models = models;
    this.#help = new Help(monaco, this.#models, {
      told: on.told,
      typesKnown: on.typesKnown,
      wants: (file, range) => {
        this.#wanted = { file, range };
        on.fileWanted(file);
      },
    });
    this.#editor = monaco.editor.create(host, { ...OPTIONS, model: null });
    this.#lamp = this.#editor.createDecorationsCollection();
    this.#marks = this.#editor.createDecorationsCollection();
    this.#broken = this.#editor.createDecorationsCollection();
    this.#stops = this.#editor.createDecorationsCollection();
    this.#look = this.#editor.createDecorationsCollection();
    this.#pointed = this.#editor.createDecorationsCollection();
    const atCaret = (key: number, act: (line: number) => void) =>
      this.#editor.addCommand(key, () => {
        const line = this.#editor.getPosition()?.lineNumber;
        if (line !== undefined) act(line);
      });
    atCaret(monaco.KeyMod.Alt | monaco.KeyCode.Enter, on.markChosen);
    atCaret(monaco.KeyCode.F9, on.stopToggled);
    // On every system: Monaco's own keys for it differ.
    atCaret(monaco.KeyMod.Shift | monaco.KeyMod.Alt | monaco.KeyCode.KeyF, () => this.#run('editor.action.formatDocument'));
    this.#editor.onMouseDown(({ target }) => {
      const inGutter =
        target.type === monaco.editor.MouseTargetType.GUTTER_LINE_DECORATIONS ||
        target.type === monaco.editor.MouseTargetType.GUTTER_LINE_NUMBERS;
      if (inGutter && target.element?.closest('.ed-hop')) on.markChosen(target.position.lineNumber);
      else if (inGutter && target.element?.closest('.ed-broken')) on.ruleChosen(target.position.lineNumber);
      else if (inGutter) on.stopToggled(target.position.lineNumber);
    });
    let under: number | null = null;
    const pointed = (line: number | null) => {
      if (line !== under) on.linePointed(line);
      under = line;
    };
    this.#editor.onMouseMove(({ target }) => pointed(target.position?.lineNumber ?? null));
    this.#editor.onMouseLeave(() => pointed(null));
    // Ctrl+M as in VS Code; on a Mac Ctrl+Shift+M, for Cmd+M belongs to the system. Monaco's own toggle tells nobody about it.
    let tabMoves = false;
    const { KeyMod, KeyCode } = monaco;
    this.#editor.addCommand(IS_MAC ? KeyMod.WinCtrl | KeyMod.Shift | KeyCode.KeyM : KeyMod.CtrlCmd | KeyCode.KeyM, () => {
      tabMoves = !tabMoves;
      this.#editor.updateOptions({ tabFocusMode: tabMoves });
      on.tabMoves(tabMoves);
    });
    const count = () => {
      const model = this.#editor.getModel();
      on.counted(model ? countProblems(monaco, model) : { errors: 0, warnings: 0 });
    };
    const counting = [monaco.editor.onDidChangeMarkers(count), this.#editor.onDidChangeModel(count)];
    this.#cleanup.push(() => {
      for (const one of counting) one.dispose();
    });
    this.#cleanup.push(leaveByTab(host), watchTheme(paint), () => this.#followed.dispose());
  }

  /** Makes the models equal to the project's files and shows one of them. */
  show(scope: string, files: Readonly<Record<string, string>>, file: string): void {
    this.#keepView();
    this.#models.follow(scope, files);
    const kept = this.#models.get(file);
    this.#file = kept ? file : null;
    if (kept?.model === this.#editor.getModel()) return;
    this.#editor.setModel(kept?.model ?? null);
    if (kept?.view) this.#editor.restoreViewState(kept.view);
    this.#editor.updateOptions({ ariaLabel: codeOf(file) });
    this.#showWanted();
  }

  /** Where the eye is in the file in front. */
  #keepView(): void {
    const shown = this.#models.nameOf(this.#editor.getModel());
    const kept = shown === null ? undefined : this.#models.get(shown);
    if (kept) kept.view = this.#editor.saveViewState();
  }

  #showWanted(): void {
    if (this.#wanted === null || this.#wanted.file !== this.#file) return;
    this.#editor.setSelection(this.#wanted.range);
    this.#editor.revealRangeInCenterIfOutsideViewport(this.#wanted.range, monaco.editor.ScrollType.Immediate);
    this.#editor.focus();
    this.#wanted = null;
  }

  /** Lights the line that runs now, with `values` behind it. */
  light(line: number | null, values: string): void {
    const model = this.#editor.getModel();
    if (line === null || model === null || line > model.getLineCount()) {
      this.#lamp.clear();
      return;
    }
    const end = model.getLineMaxColumn(line);
    const behind = { range: new monaco.Range(line, end, line, end), options: valuesOptions(values) };
    this.#lamp.set([{ range: new monaco.Range(line, 1, line, 1), options: LAMP }, ...(values === '' ? [] : [behind])]);
  }

  /** Another moment has come, at this line: brings it into view when it isn't. Never moves the caret or the focus. While it plays by itself
   *  nobody is drawn away from what they have scrolled to, until the lamp comes into view again; who steps wants to see where. */
  follow(line: number, plays: boolean): void {
    if (this.#followed.comes(line, plays, (one) => this.#isInView(one)))
      this.#editor.revealLineInCenterIfOutsideViewport(line, monaco.editor.ScrollType.Immediate);
  }

  /** Somebody has pressed Play: they want to see it from here on, wherever they have scrolled to before. */
  followAgain(): void {
    this.#followed.again();
  }

  #isInView(line: number | null): boolean {
    return this.#editor
      .getVisibleRanges()
      .some(({ startLineNumber, endLineNumber }) => line !== null && startLineNumber <= line && line <= endLineNumber);
  }

  mark(marks: readonly GutterMark[]): void {
    this.#marks.set(
      marks.map((mark) => ({
        range: new monaco.Range(mark.line, 1, mark.line, 1),
        options: {
          linesDecorationsClassName: gutterClass(mark),
          linesDecorationsTooltip: mark.title,
          stickiness: monaco.editor.TrackedRangeStickiness.NeverGrowsWhenTypingAtEdges,
        },
      })),
    );
  }

  /** A sign beside the number of each line that broke a rule, and a line under its code; resting on either tells which. */
  breaks(lines: readonly BrokenLine[]): void {
    const model = this.#editor.getModel();
    if (model) mark(monaco, model, 'referee', brokenFindings(model, lines));
    this.#broken.set(
      lines.map(({ line, title }) => ({
        range: new monaco.Range(line, 1, line, 1),
        options: { lineNumberClassName: 'ed-broken', lineNumberHoverMessage: { value: asText(title) } },
      })),
    );
  }

  stop(marks: readonly StopMark[]): void {
    const last = this.#editor.getModel()?.getLineCount() ?? 0;
    this.#stops.set(
      marks
        .filter(({ line }) => line <= last)
        .map(({ line, on }) => ({
          range: new monaco.Range(line, 1, line, 1),
          options: { lineNumberClassName: on ? 'ed-stop' : 'ed-stop ed-stop-off' },
        })),
    );
  }

  /** Shows the line of a frame that somebody looks at. */
  look(line: number | null): void {
    this.#look.set(line === null ? [] : [{ range: new monaco.Range(line, 1, line, 1), options: LOOK }]);
    if (line !== null) this.#editor.revealLineInCenterIfOutsideViewport(line, monaco.editor.ScrollType.Immediate);
  }

  /** Lights a line that is pointed at elsewhere. It is not brought into view: the pointer only lights. */
  point(line: number | null): void {
    this.#pointed.set(line === null ? [] : [{ range: new monaco.Range(line, 1, line, 1), options: POINTED }]);
  }

  /** Puts CPython's complaint under the code it is about. */
  complain(file: string, fault: SyntaxFault | null): void {
    const model = this.#models.get(file)?.model;
    if (model) markSyntax(monaco, model, fault);
  }

  /** Which helpers are on. */
  help(wanted: Wanted): void {
    this.#help.want(wanted);
  }

  /** To the next place where something was found, in this file. */
  nextProblem(): void {
    this.#editor.focus();
    this.#run('editor.action.marker.next');
  }

  #run(action: string): void {
    void this.#editor.getAction(action)?.run();
  }

  /** Puts the caret at a line that the user asked to see. */
  goTo(line: number): void {
    // The panel may have come to the front with this very request: its size is not known to Monaco yet.
    this.#editor.layout();
    this.#editor.revealLineInCenterIfOutsideViewport(line, monaco.editor.ScrollType.Immediate);
    this.#editor.setPosition({ lineNumber: line, column: this.#editor.getModel()?.getLineFirstNonWhitespaceColumn(line) || 1 });
    this.#editor.focus();
  }

  focus(): void {
    this.#editor.focus();
  }

  hasFocus(): boolean {
    return this.#editor.hasTextFocus();
  }

  /** For the key row of a phone: types as the keyboard would (so brackets close), indents, or undoes. */
  press(key: 'Tab' | 'Undo' | (string & {})): void {
    this.#editor.focus();
    if (key === 'Tab') this.#editor.trigger('keys', 'tab', {});
    else if (key === 'Undo') this.#editor.trigger('keys', 'undo', {});
    else this.#editor.trigger('keys', 'type', { text: key });
  }

  get file(): string | null {
    return this.#file;
  }

  dispose(): void {
    for (const stop of this.#cleanup) stop();
    this.#keepView();
    this.#models.listen(null);
    this.#help.dispose();
    this.#editor.dispose();
  }
}

/** What Monaco shows on hovering is Markdown: signs of the sentence's own stay signs. */
const asText = (text: string): string => text.replace(/[\\`*_{}[\]()#+\-.!~|<>&]/g, '\\$&');
