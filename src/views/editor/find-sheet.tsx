// Find in all files of the project, and replace there. A hit leads to its line; a replacement is an edit like any, so Ctrl+Z in each file takes it back.
import { useMemo, useState } from 'react';
import { selectWork } from '../../store/selectors.ts';
import * as strings from '../../strings/editor/find-sheet.ts';
import { Sheet } from '../shared/sheet.tsx';
import { useOnionskin } from '../shared/store-context.tsx';
import { byFile, findInFiles, type Hit, MOST_HITS, replaceInFiles } from './find-in-files.ts';
import './find-sheet.css';

/** Of what stands before a place, so that the place itself is in view. */
const MOST_BEFORE = 24;

export function FindSheet({ onClose, at }: { onClose: () => void; at: string }) {
  const { files } = useOnionskin(selectWork);
  const reveal = useOnionskin((state) => state.reveal);
  const editFile = useOnionskin((state) => state.editFile);
  const [text, setText] = useState(at);
  const [exact, setExact] = useState(false);
  const [by, setBy] = useState('');
  const [done, setDone] = useState('');
  const hits = useMemo(() => findInFiles(files, { text, exact }), [files, text, exact]);
  const groups = useMemo(() => byFile(hits), [hits]);

  const go = ({ file, line }: Hit) => {
    onClose();
    reveal({ file, line });
  };
  const replace = () => {
    const changed = Object.entries(replaceInFiles(files, { text, exact }, by));
    for (const [file, source] of changed) editFile(file, source);
    setDone(strings.replaced(changed.length));
  };
  const says =
    text === ''
      ? ''
      : hits.length === 0
        ? strings.nowhere(text)
        : hits.length === MOST_HITS
          ? strings.firstPlaces(MOST_HITS)
          : strings.found(hits.length, groups.size);

  return (
    <Sheet title={strings.title} className="find-sheet" onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          const [first] = hits;
          if (first) go(first);
        }}
      >
        <Text
          label={strings.find}
          value={text}
          first
          onChange={(value) => {
            setText(value);
            setDone('');
          }}
        />
        <label className="find-exact">
          <input type="checkbox" checked={exact} onChange={(event) => setExact(event.target.checked)} /> {strings.matchCase}
        </label>
      </form>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          replace();
        }}
      >
        <Text label={strings.replaceBy} value={by} onChange={setBy} />
        <button type="submit" className="btn" disabled={hits.length === 0}>
          {strings.replaceAll}
        </button>
      </form>
      <p role="status">{done || says}</p>
      {[...groups].map(([file, own]) => (
        <section key={file} aria-label={file}>
          <h3>{file}</h3>
          <ul>
            {own.map((hit, nth) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a line may have several places
              <li key={nth}>
                <button type="button" onClick={() => go(hit)}>
                  <span className="find-line">{hit.line}</span>
                  <code>
                    {hit.before.length > MOST_BEFORE ? `…${hit.before.slice(-MOST_BEFORE)}` : hit.before}
                    <mark>{hit.found}</mark>
                    {hit.after}
                  </code>
                </button>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </Sheet>
  );
}

interface TextProps {
  label: string;
  value: string;
  first?: boolean;
  onChange: (value: string) => void;
}

function Text({ label, value, first = false, onChange }: TextProps) {
  return (
    <label className="find-text">
      <span>{label}</span>
      <input
        className="field"
        {...(first ? { 'data-first': 'true' } : {})}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </label>
  );
}
