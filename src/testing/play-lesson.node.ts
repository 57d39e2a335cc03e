// Plays lessons and examples for their tests, in real CPython, and holds what a text says about a run to that run.
import { expect } from 'vitest';
import { findMoment } from '../lesson/find-moment.ts';
import type { AuthoredLesson, Claim, Files } from '../lesson/lesson.ts';
import { truthOf } from '../lesson/prediction.ts';
import { rawRequest } from '../lesson/raw-request.ts';
import { nodeRunner } from '../runner/node-runner.node.ts';
import type { ServerChoice } from '../runner/runner.ts';
import type { Recording } from '../trace/recording.ts';

export interface Played {
  raw: string;
  recording: Recording;
  /** All that the server logged, from its start (where this request began it) on. */
  log: string;
}
const WSGIREF: ServerChoice = { name: 'wsgiref' };
/** Milliseconds. A busy machine takes its time to import two frameworks. */
const LIMIT = 30_000;

export function lessonPlayer() {
  const runner = nodeRunner({ checkLimit: 2 * LIMIT });
  /** Each request is sent once to each project, however many claims speak of it. */
  const seen = new Map<string, Promise<Played>>();

  /** A request to a project; to a lesson's own ones, `play` is for. */
  async function send({ front }: AuthoredLesson, files: Files, request: string, server = WSGIREF): Promise<Played> {
    const project = { files, app: front.app };
    const bytes = { raw: rawRequest(request), connection: 'new', halfClose: false } as const;
    const { started, outcome } = await runner.send(bytes, project, server, { limit: LIMIT });
    if (!started.ok || !outcome?.recording) throw new Error(started.ok ? 'nothing was recorded' : started.says);
    const log = [...Object.values(started.log), ...Object.values(outcome.log)].join('');
    return { raw: new TextDecoder('latin1').decode(outcome.raw), recording: outcome.recording, log };
  }
  function play(lesson: AuthoredLesson, { of, request }: Pick<Claim, 'of' | 'request'>): Promise<Played> {
    const key = `${lesson.slug} ${of} ${request}`;
    const playing = seen.get(key) ?? send(lesson, lesson[of], request);
    seen.set(key, playing);
    return playing;
  }
  return { runner, send, play };
}

/** Those that were asked for (`npm run lessons -- gzip`), else all. */
export function asked<L extends AuthoredLesson>(lessons: readonly L[]): readonly L[] {
  const only = process.env.ONIONSKIN_LESSONS?.split(' ');
  return only === undefined ? lessons : lessons.filter(({ slug }) => only.includes(slug));
}

/** All that the program printed. */
export const printed = (recording: Recording) =>
  recording.events.map((event) => (event.type === 'print' ? event.text : '')).join('');

const asUtf8 = (latin1: string): string => new TextDecoder().decode(Uint8Array.from(latin1, (letter) => letter.charCodeAt(0)));

export function holdTo(claim: Claim, { raw, recording }: Played): void {
  switch (claim.kind) {
    case 'moment':
      expect(findMoment(recording, claim.moment)).not.toBeNull();
      break;
    case 'line': {
      const at = findMoment(recording, claim.moment);
      expect(at === null ? null : recording.events[at]?.place?.line).toBe(Number(claim.text));
      break;
    }
    case 'printed':
      expect(printed(recording)).toContain(claim.text);
      break;
    case 'answered':
      // Authors write text; the client got bytes.
      expect(`${raw}\n${asUtf8(raw)}`).toContain(claim.text);
      break;
    case 'question':
      // What is right has to be among what can be chosen.
      expect(claim.question.options.map(({ key }) => key)).toEqual(
        expect.arrayContaining([...(truthOf(claim.question, recording) ?? ['undecided'])]),
      );
      break;
    case 'runs':
      expect(recording.events.length).toBeGreaterThan(0);
      break;
  }
}

export function describeClaim(claim: Claim): string {
  switch (claim.kind) {
    case 'moment':
      return `${claim.moment.event} ${claim.moment.layer ?? ''}`;
    case 'line':
      return `line ${claim.text}`;
    case 'question':
      return 'the start decides the question';
    case 'runs':
      return `a figure of ${claim.request}`;
    default:
      return `${claim.kind} ${claim.text}`;
  }
}
