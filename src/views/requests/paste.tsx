// A curl command or a raw request, as somebody wrote it down: read, and put into the composer.
import { useState } from 'react';
import * as strings from '../../strings/requests/paste.tsx';
import { useOnionskin } from '../shared/store-context.tsx';

const EXAMPLE = "curl -d 'name=Ada' localhost:8000/greet";

export function Paste({ onDone }: { onDone: () => void }) {
  const [text, setText] = useState('');
  const [says, setSays] = useState<string | null>(null);
  const paste = useOnionskin((state) => state.pasteRequest);
  const read = async () => {
    const wrong = await paste(text);
    setSays(wrong);
    if (wrong === null) onDone();
  };
  return (
    <form
      className="paste"
      onSubmit={(event) => {
        event.preventDefault();
        void read();
      }}
    >
      <p>{strings.lead}</p>
      <textarea
        className="field"
        aria-label={strings.field}
        placeholder={EXAMPLE}
        value={text}
        rows={8}
        spellCheck={false}
        onChange={(event) => {
          setText(event.target.value);
          setSays(null);
        }}
      />
      <p role="alert" className="paste-says">
        {says}
      </p>
      <button type="submit" className="btn">
        {strings.fill}
      </button>
    </form>
  );
}
