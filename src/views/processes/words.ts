// What is said of requests that stand side by side: who is answering whom just now, and which globals each process has of its own. Pure.

import type { Served } from '../../store/beside.ts';
import type { GlobalRow } from '../../trace/globals-at.ts';
import type { Cursor } from '../../trace/recording.ts';
import { code, listed, say } from '../../trace/say.ts';
import { sceneAt } from '../../trace/scene-at.ts';
import { sentAt } from '../../trace/sent.ts';
import type { Phrase } from '../../trace/sentence.ts';
import { isOver } from '../../trace/shared-clock.ts';
import { codeOf } from '../../trace/words.ts';
import type { Lettered } from './packets.ts';

/** A request, and how far it had come; null while it had not begun. */
export type At<One extends Served> = One & { cursor: Cursor | null };

/** "answered, 200", "in Timing", "still to come". */
export function stateWords({ recording, cursor }: At<Served>): string {
  if (cursor === null) return 'still to come';
  if (isOver(recording, cursor)) {
    const { status } = sentAt(recording, cursor);
    return status === null ? 'over' : `answered, ${codeOf(status)}`;
  }
  const { lit, skins, packet } = sceneAt(recording, cursor);
  return `in ${skins[lit ?? packet?.stop.skin ?? 0]?.layer.name ?? 'the server'}`;
}

/** Two sentences. */
export const besideSentence = (all: readonly At<Lettered>[], rows: readonly GlobalRow[]): readonly Phrase[] =>
  say`${who(all)} ${own(all, rows)}`;

function who(all: readonly At<Lettered>[]): readonly Phrase[] {
  const [first, second, third] = all.filter(({ recording, cursor }) => cursor !== null && !isOver(recording, cursor));
  const toCome = all.filter(({ cursor }) => cursor === null);
  if (third !== undefined) return say`Three processes have a request in hand, each its own.`;
  if (first !== undefined && second !== undefined)
    return say`Process ${second.process} has request ${second.letter} in hand while process ${first.process} is busy with ${first.letter}.`;
  if (first !== undefined && toCome.length === 0)
    return say`Only process ${first.process} is busy, with request ${first.letter}.`;
  if (toCome.length === 0) return say`All of them have been answered.`;
  const letters = listed(toCome.map(({ letter }) => [letter]));
  const verb = toCome.length > 1 ? 'are' : 'is';
  return first === undefined
    ? say`${letters} ${verb} still to come.`
    : say`Process ${first.process} is busy with request ${first.letter}; ${letters} ${verb} still to come.`;
}

function own(all: readonly At<Lettered>[], rows: readonly GlobalRow[]): readonly Phrase[] {
  const [row] = rows;
  if (row === undefined) return say`The program has no globals that are plain values.`;
  const each = listed(all.map(({ process }, at) => say`${code(row.values[at]?.text ?? 'none')} in process ${process}`));
  if (row.differs) return say`Each has its own ${code(row.name)}: ${each}. Globals are not shared.`;
  if (row.isChanged) return say`Each has its own ${code(row.name)}, equal by chance: ${each}. Globals are not shared.`;
  return say`Their globals are alike here, and not shared all the same.`;
}
