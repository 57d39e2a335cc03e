// A skin to point at: the layers lie in each other as on the stage, outermost first, and each takes the click on its own band.
import { yourPrediction } from '../../strings/lesson/shared.ts';
import * as strings from '../../strings/lesson/skin-answer.ts';
import { Prose } from './prose.tsx';
import type { AnswerProps } from './status-answer.tsx';

export function SkinAnswer({ question, answer, truth, onAnswer }: AnswerProps) {
  const decided = answer !== undefined && truth !== null;
  const { options } = question;
  const skins = options.reduceRight<React.ReactNode>((inner, { key, tree }, depth) => {
    const chosen = answer?.[0] === key;
    const right = decided && truth[0] === key;
    const paper = `color-mix(in oklab, var(--skin-core) ${Math.round((100 * depth) / Math.max(1, options.length - 1))}%, var(--skin-outer))`;
    return (
      <div key={key} className="lesson-skin" style={{ background: paper }}>
        <button type="button" aria-pressed={chosen} disabled={decided} onClick={() => onAnswer([key])}>
          <svg className="i" viewBox="0 0 16 16" aria-hidden="true">
            {right && <path d="M3 8.500l3.200 3L13 4.500" />}
            {decided && chosen && !right && <path d="M4.500 4.500l7 7M11.500 4.500l-7 7" />}
            {!decided && <circle cx="8" cy="8" r="5" strokeWidth="1" />}
            {!decided && chosen && <circle className="f" cx="8" cy="8" r="2.800" />}
          </svg>
          <Prose tree={tree} />
          {right && <span className="unseen"> {strings.thisOne}</span>}
        </button>
        {inner}
      </div>
    );
  }, null);
  return (
    <fieldset className="lesson-skins" aria-label={yourPrediction}>
      {skins}
    </fieldset>
  );
}
