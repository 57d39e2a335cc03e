// Where on the onion a prediction speaks of: the crossings that were predicted stand there from the start, and whether it was so is told when
// the run has come there. Nothing that was not predicted is given away.

import { onPath } from '../trace/on-path.ts';
import type { Cursor, Layer, Recording } from '../trace/recording.ts';
import { flushesOf } from '../trace/sent.ts';
import { findMoment } from './find-moment.ts';
import { foreseenIn } from './foreseen.ts';
import type { Condition, Question } from './lesson.ts';
import { answererOf, statusOf, truthOf } from './prediction.ts';

export interface Foretold {
  skin: number;
  rail: 'down' | 'up';
  /** What was said of this crossing, shortly: which one in order, the status; "?" for that it will be. Null for what nobody spoke of. */
  said: string | null;
  /** When it is told. */
  at: Cursor;
  right: boolean;
}

/** `skins`: as the stage has them, with those that are known from elsewhere. */
export function foretoldIn(
  question: Question,
  answer: readonly string[],
  recording: Recording,
  skins: readonly Layer[],
): readonly Foretold[] {
  const truth = truthOf(question, recording);
  if (truth === null) return [];
  const [said = ''] = answer;
  switch (question.kind) {
    case 'order':
      return question.options.flatMap(({ key, truth: moment }): Foretold[] => {
        const at = findMoment(recording, moment);
        const path = at === null ? null : onPath(recording, at);
        if (at === null || path === null) return [];
        const right = answer.indexOf(key) === truth.indexOf(key);
        return [
          { skin: path.skin, rail: path.rail === 'down' ? 'down' : 'up', said: String(answer.indexOf(key) + 1), at, right },
        ];
      });
    case 'status':
      return atClient(recording, said, String(statusOf(recording)) === said);
    case 'skin': {
      const answerer = answererOf(recording);
      const skin = skinOf(said, skins);
      return answerer === null || skin < 0
        ? []
        : [{ skin, rail: 'up', said: '?', at: answerer.at, right: answerer.name === said }];
    }
    case 'choice': {
      const chosen = question.options.find(({ key }) => key === said)?.truth;
      return chosen === undefined ? [] : ofCondition(chosen, truth[0] === said, recording, skins);
    }
  }
}

/** The moment from which all is told that a run says to a prediction; the last one, where nothing of it shows on the way. */
export function decidedAt(question: Question, answer: readonly string[], recording: Recording): Cursor {
  const marks = foreseenIn(question, answer, recording);
  return marks.length === 0 ? recording.events.length - 1 : Math.max(...marks.map(({ cursor }) => cursor));
}

const skinOf = (name: string, skins: readonly Layer[]): number =>
  skins.findIndex((layer) => (name === 'server' ? layer.kind === 'server' : layer.kind !== 'server' && layer.name === name));

/** What the client reads stands where the answer leaves the server. */
function atClient(recording: Recording, said: string, right: boolean, at = flushesOf(recording)[0]): readonly Foretold[] {
  return at === undefined ? [] : [{ skin: 0, rail: 'up', said, at, right }];
}

function ofCondition(condition: Condition, isTrue: boolean, recording: Recording, skins: readonly Layer[]): readonly Foretold[] {
  if ('status' in condition) return atClient(recording, String(condition.status), isTrue);
  if ('answered' in condition) return atClient(recording, '?', isTrue, flushesOf(recording).at(-1));
  const said = condition.crossed.split(' ').filter((name) => name !== '');
  const [turned] = flushesOf(recording);
  const called = new Map<string, Cursor>();
  for (const [at, event] of recording.events.entries()) {
    const name = recording.layers[recording.spans[event.span ?? -1]?.layer ?? -1]?.name ?? '';
    if (event.type === 'call' && !called.has(name)) called.set(name, at);
  }
  const down = (name: string, at: Cursor | undefined, mark: Pick<Foretold, 'said' | 'right'>): Foretold[] => {
    const skin = skinOf(name, skins);
    return skin < 0 || at === undefined ? [] : [{ skin, rail: 'down', at, ...mark }];
  };
  return [
    ...said.flatMap((name) => down(name, called.get(name) ?? turned, { said: '?', right: called.has(name) })),
    ...[...called].flatMap(([name, at]) => (said.includes(name) ? [] : down(name, at, { said: null, right: false }))),
  ];
}
