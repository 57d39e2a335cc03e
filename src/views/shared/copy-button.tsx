// Copies a text, and says so in its own place.
import { useEffect, useState } from 'react';
import { realSchedule } from '../../lib/schedule.ts';
import * as strings from '../../strings/shared/copy-button.ts';
import './copy-button.css';

const SAID = 2000;

export function CopyButton({ text, what }: { text: () => string; what: string }) {
  const [said, setSaid] = useState('');
  useEffect(() => (said === '' ? undefined : realSchedule(SAID, () => setSaid(''))), [said]);
  return (
    <>
      <button
        type="button"
        className="btn quiet copy-button"
        aria-label={strings.copyWhat(what)}
        title={strings.copyWhat(what)}
        onClick={() =>
          navigator.clipboard.writeText(text()).then(
            () => setSaid(strings.copied),
            () => setSaid(strings.notAllowed),
          )
        }
      >
        {said || strings.copy}
      </button>
      <span className="unseen" role="status">
        {said}
      </span>
    </>
  );
}
