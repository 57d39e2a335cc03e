// Copies a text, and says so in its own place.
import { useEffect, useState } from 'react';
import { realSchedule } from '../../lib/schedule.ts';
import * as strings from '../../strings/shared/copy-button.ts';
import { copyText } from './copy-text.ts';
import './copy-button.css';

const SAID = 2000;

/** `label`: what it copies, as a whole: "Copy this code". */
export function CopyButton({ text, label }: { text: () => string; label: string }) {
  /** A new object for each press: what is said then is said for as long as at first. */
  const [said, setSaid] = useState<{ is: keyof typeof strings.said } | null>(null);
  useEffect(() => (said === null ? undefined : realSchedule(SAID, () => setSaid(null))), [said]);
  const copy = async () => setSaid({ is: (await copyText(text())) ? 'copied' : 'notAllowed' });
  const [whole, brief] = said === null ? ['', strings.copy] : strings.said[said.is];
  return (
    <>
      <button
        type="button"
        className="btn quiet copy-button"
        // What is seen on it is in its name: "Copy this code" is not while it shows "Copied".
        aria-label={said === null ? label : undefined}
        title={label}
        onClick={() => void copy()}
      >
        {brief}
      </button>
      <span className="unseen" role="status">
        {whole}
      </span>
    </>
  );
}
