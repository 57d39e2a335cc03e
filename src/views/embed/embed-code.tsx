// The code of an embedded run, to be read: coloured, and the line lit at which the moment on stage stands. Without the editor, which weighs a megabyte.
import { type ReactNode, useEffect, useMemo, useRef } from 'react';
import { highlightPython } from '../../lesson/highlight.ts';
import { selectRecording, selectWork } from '../../store/selectors.ts';
import * as strings from '../../strings/embed/embed-code.ts';
import { codeOf } from '../../strings/shared/code.ts';
import { Following, useMoment } from '../shared/following.tsx';
import { useOnionskin } from '../shared/store-context.tsx';
import { type TabItem, Tabs, tabPanel } from '../shared/tabs.tsx';

/** Longer files are shown without colours. */
const COLOURED = 100_000;

export function EmbedCode() {
  return (
    <Following>
      <Code />
    </Following>
  );
}

function Code() {
  const { files, openFile } = useOnionskin(selectWork);
  const open = useOnionskin((state) => state.openFile);
  const recording = useMoment(selectRecording);
  const place = useMoment((state) => recording?.events[state.cursor]?.place ?? null);
  const lit = place !== null && Object.hasOwn(files, place.file) ? place : null;
  const file = lit?.file ?? null;
  // The packet went on in another file.
  useEffect(() => {
    if (file !== null) open(file);
  }, [file, open]);

  const names = Object.keys(files);
  const items = names.map((name): TabItem<string> => ({ id: name, label: name }));
  const source = Object.hasOwn(files, openFile) ? (files[openFile] ?? '') : '';
  return (
    <section className="em-files" aria-label={strings.code}>
      {names.length > 1 && (
        <Tabs label={strings.files} name="file" className="em-file-tabs" items={items} chosen={openFile} onChoose={open} />
      )}
      <div className="em-file" {...(names.length > 1 ? tabPanel('file', openFile) : {})}>
        <Lines name={openFile} source={source} lit={lit?.file === openFile ? lit.line : null} />
      </div>
    </section>
  );
}

function Lines({ name, source, lit }: { name: string; source: string; lit: number | null }) {
  const lines = useMemo(() => {
    const coloured = name.endsWith('.py') && source.length <= COLOURED;
    return source.split('\n').map((line) => (coloured ? colours(line) : line));
  }, [name, source]);
  const here = useRef<HTMLSpanElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another line, or the same in another file
  useEffect(() => {
    const line = here.current;
    const around = line?.closest('section');
    if (!line || !around) return;
    // Not scrollIntoView: that would scroll the page around this one as well.
    const top = line.offsetTop - around.offsetTop;
    if (top < around.scrollTop || top + line.offsetHeight > around.scrollTop + around.clientHeight)
      around.scrollTop = top - around.clientHeight / 3;
  }, [lit, name]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and so it has to be reached by keyboard
    <section className="em-lines" aria-label={codeOf(name)} tabIndex={0}>
      <pre>
        {lines.map((line, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a line is its number
          <span key={at} className={at + 1 === lit ? 'em-line here' : 'em-line'} ref={at + 1 === lit ? here : null}>
            {line}
            {'\n'}
          </span>
        ))}
      </pre>
    </section>
  );
}

const colours = (line: string): ReactNode =>
  highlightPython(line).map((piece, at) => {
    if (piece.type === 'text') return piece.value;
    if (piece.type !== 'element') return null;
    const [text] = piece.children;
    const { className } = piece.properties;
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: pieces of a line never change places
      <span key={at} className={Array.isArray(className) ? className.join(' ') : ''}>
        {text?.type === 'text' ? text.value : ''}
      </span>
    );
  });
