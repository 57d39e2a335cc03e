// A curl command or a raw request, as somebody wrote it down: read, and put into the composer.
import { useState } from 'react';
import { useOnionskin } from '../shared/store-context.tsx';

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
      <p>
        A <code>curl</code> command, such as a browser’s developer tools copy it, or a raw request. It can be pasted into the
        composer’s target as well. Nothing is sent before you press Send.
      </p>
      <textarea
        className="field"
        aria-label="A curl command or a raw request"
        placeholder={"curl -d 'name=Ada' localhost:8000/greet"}
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
        Fill the composer
      </button>
    </form>
  );
}
