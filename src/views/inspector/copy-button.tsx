// Copies a text, and says so in its own place.
import { useEffect, useState } from 'react';
import { realSchedule } from '../../lib/schedule.ts';

const SAID = 2000;

export function CopyButton({ text, what }: { text: () => string; what: string }) {
  const [said, setSaid] = useState<'' | 'Copied' | 'Not allowed'>('');
  useEffect(() => (said === '' ? undefined : realSchedule(SAID, () => setSaid(''))), [said]);
  return (
    <>
      <button
        type="button"
        className="btn quiet in-copy"
        title={`Copy ${what}`}
        onClick={() =>
          navigator.clipboard.writeText(text()).then(
            () => setSaid('Copied'),
            () => setSaid('Not allowed'),
          )
        }
      >
        {said || 'Copy'}
      </button>
      <span className="unseen" role="status">
        {said}
      </span>
    </>
  );
}
