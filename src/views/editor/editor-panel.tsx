// The code: file tabs over the editor over a line that speaks. What is lit and marked in it is a pure function of (recording, moment).
import { useEffect, useMemo, useRef, useState } from 'react';
import { selectRecording, selectWork } from '../../store/selectors.ts';
import * as strings from '../../strings/editor/editor-panel.ts';
import { Following, useMoment } from '../shared/following.tsx';
import { late } from '../shared/late.tsx';
import { useOnionskin } from '../shared/store-context.tsx';
import { tabPanel } from '../shared/tabs.tsx';
import { CodeEditor, type CodeEditorHandle } from './code-editor.tsx';
import './editor.css';
import { EditorStatus } from './editor-status.tsx';
import { FILES, FileTabs } from './file-tabs.tsx';
import type { GutterMark, HopsByLine } from './gutter-marks.ts';
import type { Problems } from './help/problem-count.ts';
import { useStopMarks } from './stop-marks.ts';
import { useBroken } from './use-broken.ts';
import { useHelp } from './use-help.ts';
import { useMargin } from './use-margin.ts';
import { usePointedLine } from './use-pointed-line.ts';
import { useSyntaxCheck } from './use-syntax-check.ts';
import { useTrail } from './use-trail.ts';

const LateIsAhead = late(async () => (await import('./is-ahead.tsx')).IsAhead, null, { soon: true });

// A row for fingers: where there are any, the lesson is what one sees first.
const LateKeyRow = late(async () => (await import('./key-row.tsx')).KeyRow, null, { soon: true });

const none: HopsByLine = new Map();
const noMarks: readonly GutterMark[] = [];
const noProblems: Problems = { errors: 0, warnings: 0 };

export function EditorPanel() {
  return (
    <Following>
      <Editor />
    </Following>
  );
}

function Editor() {
  const slug = useOnionskin((state) => state.slug);
  const { files, openFile } = useOnionskin(selectWork);
  const syntax = useOnionskin((state) => state.syntax);
  const revealed = useOnionskin((state) => state.revealed);
  const cursor = useMoment((state) => state.cursor);
  const editFile = useOnionskin((state) => state.editFile);
  const addFile = useOnionskin((state) => state.addFile);
  const open = useOnionskin((state) => state.openFile);
  const reveal = useOnionskin((state) => state.reveal);
  const busy = useOnionskin((state) => state.pending > 0);
  const seek = useOnionskin((state) => state.seek);
  const setTab = useOnionskin((state) => state.setTab);
  const recording = useMoment(selectRecording);
  const inLines = useOnionskin((state) => state.grain !== 'hops');
  const toggleBreak = useOnionskin((state) => state.toggleBreak);
  const looked = useMoment((state) => (state.look?.cursor === state.cursor ? state.look.place : null));

  const editor = useRef<CodeEditorHandle>(null);
  const [tabMoves, setTabMoves] = useState(false);
  const [told, setTold] = useState('');
  const [deleted, setDeleted] = useState<{ name: string; source: string; slug: string } | null>(null);
  const margin = useMargin();
  const { hops, place, stale } = useTrail(margin);
  const [isAhead, setIsAhead] = useState(true);
  const broken = useBroken(openFile, margin, isAhead);
  const stops = useStopMarks(openFile);
  useSyntaxCheck();
  const help = useHelp();
  const [problems, setProblems] = useState(noProblems);
  const [refused, setRefused] = useState('');
  const [typesKnown, setTypesKnown] = useState(false);

  // What was said of one file is not said of the next.
  // biome-ignore lint/correctness/useExhaustiveDependencies: they are what it goes with
  useEffect(() => setRefused(''), [openFile, slug]);

  const here = hops.get(openFile) ?? none;
  const marks = useMemo(() => margin?.gutterMarks(here, cursor) ?? noMarks, [here, cursor, margin]);

  const ruleChosen = (line: number) => {
    const chosen = broken.find((one) => one.line === line);
    const to = chosen && margin?.brokenTarget(chosen, cursor);
    if (to === undefined || to === null) return;
    seek(to);
    setTab('inspector', 'rules');
    setTab('narrow', 'stage');
  };

  const stopToggled = (line: number) => {
    const wasThere = stops.some((stop) => stop.line === line);
    toggleBreak({ kind: 'line', file: openFile, line });
    setTold(wasThere ? strings.noBreakpointAt(line) : strings.breakpointAt(line));
  };

  // The packet went on in another file: follow it there, but never away under somebody's hands.
  const lit = place?.file ?? null;
  useEffect(() => {
    if (lit !== null && !editor.current?.hasFocus()) open(lit);
  }, [lit, open]);
  const pointing = usePointedLine(margin, here, stale);
  const values = useMemo(
    () => (recording !== null && margin !== null && inLines ? margin.lineValues(recording, cursor) : ''),
    [recording, margin, inLines, cursor],
  );
  const moment = useMemo(() => ({ cursor, recording }), [cursor, recording]);
  const plays = useOnionskin((state) => state.playing);
  // Who chooses a frame wants to see its line.
  const look = looked !== null && files[looked.file] !== undefined && !stale.has(looked.file) ? looked : null;
  useEffect(() => {
    if (look !== null) open(look.file);
  }, [look, open]);

  return (
    <section className="ed-panel" aria-label={strings.code}>
      <FileTabs
        lit={lit}
        onEnter={() => editor.current?.focus()}
        onDeleted={(name, source) => setDeleted({ name, source, slug })}
      />
      <div {...tabPanel(FILES, openFile)} className="ed-body">
        <CodeEditor
          ref={editor}
          busy={busy}
          scope={slug}
          files={files}
          file={openFile}
          marks={marks}
          broken={broken}
          stops={stops}
          values={values}
          moment={moment}
          plays={plays}
          pointed={pointing.line}
          linePointed={pointing.point}
          look={look?.file === openFile ? look.line : null}
          lit={place?.file === openFile ? place.line : null}
          syntax={syntax}
          help={help}
          revealed={revealed}
          edited={(file, source) => {
            setDeleted(null);
            setRefused('');
            editFile(file, source);
          }}
          markChosen={(line) => {
            const to = margin?.markTarget(here, line, cursor) ?? null;
            if (to !== null) seek(to);
          }}
          ruleChosen={ruleChosen}
          stopToggled={stopToggled}
          tabMoves={setTabMoves}
          fileWanted={open}
          told={setRefused}
          typesKnown={setTypesKnown}
          counted={setProblems}
        />
      </div>
      {margin !== null && <LateIsAhead tell={setIsAhead} />}
      <span className="unseen" role="status" aria-label={strings.breakpoint}>
        {told}
      </span>
      <EditorStatus
        fault={syntax[openFile] ?? null}
        refused={refused}
        stale={stale.has(openFile)}
        problems={problems}
        typesKnown={typesKnown}
        onNextProblem={() => editor.current?.nextProblem()}
        tabMoves={tabMoves}
        deleted={deleted?.slug === slug ? deleted.name : null}
        broken={broken}
        onRule={ruleChosen}
        onUndoDelete={() => {
          if (deleted && addFile(deleted.name) === null) editFile(deleted.name, deleted.source);
          setDeleted(null);
        }}
        onGoTo={(line) => reveal({ file: openFile, line })}
      />
      <LateKeyRow press={(key) => editor.current?.press(key)} />
    </section>
  );
}
