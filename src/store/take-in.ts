// Takes a learner's way from a file into what is here already. Nothing is lost: what was reached in either stays reached; where both have
// other code for a lesson, the file's comes into the editor and the one that was here is kept for the lesson's "Undo".
// Where that would push out something that was put aside before, all that was here is first kept in the browser's storage.
import * as strings from '../strings/store/take-in.ts';
import { alike } from './alike.ts';
import { setAside, toText } from './persistence.ts';
import { readProgressFile, type Way } from './progress-file.ts';
import type { TakenIn } from './saving-state.ts';
import type { Slice } from './slice.ts';
import type { LessonProgress, State } from './state.ts';
import { noProgress } from './work.ts';

export const takingIn: Slice<(text: string) => TakenIn> =
  (set, get, { storage }) =>
  (text) => {
    const read = readProgressFile(text);
    if (!read.ok) return { says: read.says };
    const before = get();
    const { way, replaced, pushedOut } = merged(before, read.way);
    if (alike(wayOf(before), way)) return { says: strings.known };
    let kept = '';
    if (pushedOut.length > 0) {
      try {
        kept = setAside(storage, toText(before), strings.keptToo);
      } catch {
        return { says: strings.noRoom };
      }
    }
    set({ ...way, syntax: {}, revealed: null });
    const lessons = new Set(Object.values(read.way).flatMap((part) => Object.keys(part))).size;
    const other = replaced.length === 0 ? '' : strings.hadOther(replaced.length);
    const says = [strings.taken(lessons), other, kept].filter((sentence) => sentence !== '').join(' ');
    return { says, undo: () => set({ ...wayOf(before), syntax: {}, revealed: null }) };
  };

const wayOf = ({ works, discarded, progress, breaks }: State): Way => ({ works, discarded, progress, breaks });

function merged(here: Way, file: Way) {
  const replaced = Object.keys(file.works).filter((slug) => here.works[slug] && !alike(here.works[slug], file.works[slug]));
  const pushedOut = replaced.filter((slug) => here.discarded[slug] && !alike(here.discarded[slug], here.works[slug]));
  const aside = Object.fromEntries(replaced.flatMap((slug) => (here.works[slug] ? [[slug, here.works[slug]]] : [])));
  const progress = { ...here.progress };
  for (const [slug, other] of Object.entries(file.progress)) progress[slug] = joined(here.progress[slug] ?? noProgress, other);
  const way: Way = {
    works: { ...here.works, ...file.works },
    discarded: { ...file.discarded, ...here.discarded, ...aside },
    progress,
    breaks: { ...file.breaks, ...here.breaks },
  };
  return { way, replaced, pushedOut };
}

/** As far as whichever of the two is further. What was predicted here counts. */
function joined(here: LessonProgress, file: LessonProgress): LessonProgress {
  return {
    hints: Math.max(here.hints, file.hints),
    solution: here.solution || file.solution,
    done: here.done || file.done,
    checks: here.checks === null || (file.done && !here.done) ? file.checks : here.checks,
    predictions: { ...file.predictions, ...here.predictions },
    told: { ...file.told, ...here.told },
  };
}
