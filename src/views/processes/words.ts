// What is said of requests that stand side by side: who is answering whom just now, and which globals each process has of its own. Pure.

import type { Served } from '../../store/beside.ts';
import * as strings from '../../strings/processes/words.ts';
import type { GlobalRow } from '../../trace/globals-at.ts';
import type { Cursor } from '../../trace/recording.ts';
import { say } from '../../trace/say.ts';
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
  if (cursor === null) return strings.stillToCome;
  if (isOver(recording, cursor)) {
    const { status } = sentAt(recording, cursor);
    return status === null ? strings.over : strings.answered(codeOf(status));
  }
  const { lit, skins, packet } = sceneAt(recording, cursor);
  return strings.inLayer(skins[lit ?? packet?.stop.skin ?? 0]?.layer.name);
}

/** Two sentences. */
export const besideSentence = (all: readonly At<Lettered>[], rows: readonly GlobalRow[]): readonly Phrase[] =>
  say`${who(all)} ${own(all, rows)}`;

function who(all: readonly At<Lettered>[]): readonly Phrase[] {
  const [first, second, third] = all.filter(({ recording, cursor }) => cursor !== null && !isOver(recording, cursor));
  const toCome = all.filter(({ cursor }) => cursor === null).map(({ letter }) => letter);
  if (third !== undefined) return strings.three;
  if (first !== undefined && second !== undefined) return strings.two(first, second);
  if (first !== undefined) return toCome.length === 0 ? strings.one(first) : strings.oneAndToCome(first, toCome);
  return toCome.length === 0 ? strings.allAnswered : strings.toCome(toCome);
}

function own(all: readonly At<Lettered>[], rows: readonly GlobalRow[]): readonly Phrase[] {
  const [row] = rows;
  if (row === undefined) return strings.noGlobals;
  const values = all.map(({ process }, at) => ({ text: row.values[at]?.text, process }));
  if (row.differs) return strings.differ(row.name, values);
  return row.isChanged ? strings.equalByChance(row.name, values) : strings.alike;
}
