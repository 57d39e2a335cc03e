// The file's text while the editor is still on its way: the same font, lines and margins, so that nothing moves when it arrives.
import * as strings from '../../strings/editor/plain-code.ts';

interface PlainCodeProps {
  file: string;
  source: string;
  /** Set when the editor could not be loaded at all. */
  failure: string | null;
  /** Somebody wants to write. */
  reach: () => void;
}

export function PlainCode({ file, source, failure, reach }: PlainCodeProps) {
  const lines = source.split('\n');
  return (
    <section className="ed-plain" aria-label={strings.codeOf(file)} onPointerDown={reach}>
      {failure !== null && (
        <p className="ed-refusal" role="alert">
          {strings.notLoaded(failure)}
        </p>
      )}
      <pre aria-hidden="true" className="ed-plain-numbers">
        {lines.map((_, index) => index + 1).join('\n')}
      </pre>
      <pre className="ed-plain-text">{source}</pre>
    </section>
  );
}
