// The code editor in React: loads it on demand, shows the plain text meanwhile, and tells the surface what is so. All logic is in surface.ts, or,
// where a finger is the pointer, in light/light-surface.ts.
import { type Ref, useEffect, useImperativeHandle, useRef, useState } from 'react';
import { afterFrame } from '../../lib/after-frame.ts';
import type { State } from '../../store/state.ts';
import type { BrokenLine } from './broken-lines.ts';
import type { GutterMark } from './gutter-marks.ts';
import type { Wanted } from './help/wanted.ts';
import { PlainCode } from './plain-code.tsx';
import type { StopMark } from './stop-marks.ts';
import type { SurfaceEvents, SurfaceVerbs } from './surface-verbs.ts';

export interface CodeEditorHandle {
  focus(): void;
  press(key: string): void;
  hasFocus(): boolean;
  nextProblem(): void;
}

interface CodeEditorProps extends SurfaceEvents {
  ref: Ref<CodeEditorHandle>;
  /** Somebody waits for an answer. What they wait for comes first: Monaco is a second's work. */
  busy: boolean;
  /** The lesson: another one starts with fresh undo histories. */
  scope: string;
  files: Readonly<Record<string, string>>;
  file: string;
  marks: readonly GutterMark[];
  /** Lines that broke a rule. */
  broken: readonly BrokenLine[];
  stops: readonly StopMark[];
  /** The line that runs now, in `file`. */
  lit: number | null;
  /** What stands behind it. */
  values: string;
  /** The moment on stage: another one each time it changes. And whether it changes by itself. */
  moment: Moment;
  plays: boolean;
  /** The line that is pointed at elsewhere. */
  pointed: number | null;
  /** The line of a frame that is looked at. */
  look: number | null;
  syntax: State['syntax'];
  /** Which helpers are on. */
  help: Wanted;
  revealed: State['revealed'];
}

export interface Moment {
  cursor: number;
  recording: object | null;
}

export function CodeEditor(props: CodeEditorProps) {
  const { ref, busy, scope, files, file, marks, broken, stops, lit, values, pointed, look, syntax, help, revealed } = props;
  const { moment, plays, ...events } = props;
  const host = useRef<HTMLDivElement>(null);
  const [surface, setSurface] = useState<SurfaceVerbs | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  /** What had the keyboard when somebody reached for the editor that was not there yet. */
  const [reachedFrom, setReachedFrom] = useState<Element | null>(null);
  const [begun, setBegun] = useState(false);
  const latest = useRef(events);
  useEffect(() => {
    latest.current = events;
  });

  const goes = reachedFrom !== null || !busy;
  // The page is painted first.
  useEffect(() => {
    if (goes) return afterFrame(() => setBegun(true));
  }, [goes]);

  useEffect(() => {
    if (!begun) return;
    let made: SurfaceVerbs | null = null;
    let gone = false;
    load().then(
      (make) => {
        if (gone || !host.current) return;
        made = make(host.current, {
          edited: (name, source) => latest.current.edited(name, source),
          markChosen: (line) => latest.current.markChosen(line),
          ruleChosen: (line) => latest.current.ruleChosen(line),
          stopToggled: (line) => latest.current.stopToggled(line),
          linePointed: (line) => latest.current.linePointed(line),
          tabMoves: (moves) => latest.current.tabMoves(moves),
          fileWanted: (name) => latest.current.fileWanted(name),
          told: (says) => latest.current.told(says),
          typesKnown: (known) => latest.current.typesKnown(known),
          counted: (problems) => latest.current.counted(problems),
        });
        setSurface(made);
      },
      (error: unknown) => setFailure(error instanceof Error ? error.message : String(error)),
    );
    return () => {
      gone = true;
      made?.dispose();
      setSurface(null);
    };
  }, [begun]);

  // The order matters: a lamp or a mark needs the right file in front.
  useEffect(() => surface?.show(scope, files, file), [surface, scope, files, file]);
  // Who reached for it wants to write in it, unless they have gone elsewhere meanwhile. A click focuses what the text lies in.
  useEffect(() => {
    const now = document.activeElement;
    if (reachedFrom && (now === reachedFrom || now?.contains(host.current))) surface?.focus();
  }, [surface, reachedFrom]);
  useEffect(() => {
    for (const name of Object.keys(files)) surface?.complain(name, syntax[name] ?? null);
  }, [surface, files, syntax]);
  useEffect(() => surface?.help(help), [surface, help]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another file in front, or another lesson's, has other decorations
  useEffect(() => surface?.mark(marks), [surface, marks, scope, file]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another file in front, or another lesson's, has other decorations
  useEffect(() => surface?.breaks(broken), [surface, broken, scope, file]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another file in front, or another lesson's, has other decorations
  useEffect(() => surface?.stop(stops), [surface, stops, scope, file]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another file in front, or another lesson's, has another lamp
  useEffect(() => surface?.light(lit, values), [surface, lit, values, scope, file]);
  useEffect(() => {
    if (plays) surface?.followAgain();
  }, [surface, plays]);
  /** The moment whose line was brought into view: only another one is. */
  const followed = useRef<Moment | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the line may come with a file that comes to the front
  useEffect(() => {
    if (surface === null || lit === null || followed.current === moment) return;
    followed.current = moment;
    surface.follow(lit, plays);
  }, [surface, lit, moment, plays, file]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another file in front, or another lesson's, has other decorations
  useEffect(() => surface?.look(look), [surface, look, scope, file]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another file in front, or another lesson's, has other decorations
  useEffect(() => surface?.point(pointed), [surface, pointed, scope, file]);
  useEffect(() => {
    if (!revealed || shown.has(revealed) || surface?.file !== revealed.file) return;
    shown.add(revealed);
    surface.goTo(revealed.line);
  }, [surface, revealed]);

  useImperativeHandle(
    ref,
    () => ({
      focus: () => (surface ? surface.focus() : setReachedFrom(document.activeElement)),
      press: (key) => surface?.press(key),
      hasFocus: () => surface?.hasFocus() ?? false,
      nextProblem: () => surface?.nextProblem(),
    }),
    [surface],
  );

  return (
    <div className="ed-code">
      <div className="ed-host" ref={host} />
      {!surface && (
        <PlainCode
          file={file}
          source={files[file] ?? ''}
          failure={failure}
          reach={() => setReachedFrom(document.activeElement)}
        />
      )}
    </div>
  );
}

/** What was already jumped to. A panel that comes back on screen must not jump there again. */
const shown = new WeakSet<object>();

type Make = (host: HTMLElement, on: SurfaceEvents) => SurfaceVerbs;

async function light(): Promise<Make> {
  const { LightSurface } = await import('./light/light-surface.ts');
  return (host, on) => new LightSurface(host, on);
}

async function full(): Promise<Make> {
  const { Surface } = await import('./surface.ts');
  return (host, on) => new Surface(host, on);
}

/** Under a finger a light editor is more: Monaco is made for a mouse and a keyboard, and a megabyte. Where it can't be had (a device that was kept for
 *  use without a network before its mouse came) the light one is better than none. */
async function load(): Promise<Make> {
  const wanted = matchMedia('(pointer: coarse)').matches ? light() : full().catch(light);
  // Both measure their font once, when they start.
  const [make] = await Promise.all([wanted, document.fonts.load('13px "JetBrains Mono"').catch(() => [])]);
  return make;
}
