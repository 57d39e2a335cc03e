// Sentences for what goes down: the request, calls, pulls, close().
import { countUpTo } from './cursors.ts';
import { isDjango } from './django.ts';
import { environChanges, environOf } from './environ-at.ts';
import type { EventOf } from './event.ts';
import { perRecording } from './memo.ts';
import type { Recording, SpanId } from './recording.ts';
import { requestLine } from './request.ts';
import { code, listed, NOTHING, say, who } from './say.ts';
import type { Change } from './scene.ts';
import { callsOf } from './sent.ts';
import type { Moment, Phrase } from './sentence.ts';
import { askedByDjango } from './sentence-django.ts';
import { isEager, linkAt, spanFacts } from './spans.ts';
import { bodyNoun, brief, counted, eventOf, ordinal, weightOf } from './words.ts';

export function received({ recording, cursor }: Moment, event: EventOf<'received'>): readonly Phrase[] {
  const server = who(recording, event.span);
  const bytes = counted(weightOf(recording, event), 'byte');
  if (linkAt(recording, cursor).nth > 1) return say`${server} has read ${bytes} more of the request.`;
  const { method, target, line } = requestLine(recording);
  if (weightOf(recording, event) === 0) return say`${server} has read nothing of a request.`;
  if (line === '') return say`The client says nothing that could be a request; ${server} has read ${bytes}.`;
  if (method === '?') return say`The client sends ${code(brief(line))}, which is no request line; ${server} has read ${bytes}.`;
  return say`The client asks for ${code(`${method} ${target}`)}; ${server} has read ${bytes}.`;
}

export function called(moment: Moment, event: EventOf<'call'>): readonly Phrase[] {
  const { recording, cursor } = moment;
  if (isDjango(recording, event.span)) return askedByDjango(moment, event);
  const by = linkAt(recording, cursor).other ?? 0;
  const callee = who(recording, event.span);
  const lazy = event.span !== null && spanFacts(recording)[event.span]?.lazy;
  const later = lazy ? say` ${callee} is a generator function: none of its code runs yet.` : NOTHING;
  const given = environOf(recording, event.span ?? 0, cursor);
  if (by === 0 && countUpTo(callsOf(recording), cursor - 1) > 0) {
    const server = who(recording, by);
    // Apache keeps what the first request was under names of its own.
    if (!given.has('REDIRECT_STATUS'))
      return say`${server} makes another environ, of ${counted(given.size, 'key')}, from the next request and calls ${callee}.${later}`;
    const path = given.get('PATH_INFO')?.text ?? '?';
    return say`${server} calls ${callee} once more, for ${code(path)}: a 200 with a path in ${code('Location')} is a redirection inside the server, and the answer before is dropped.${later}`;
  }
  if (by === 0 && event.environ) {
    const keys = counted(given.size, 'key');
    return say`${who(recording, by)} makes an environ of ${keys} from the request and calls ${callee}.${later}`;
  }
  const asked = eventOf(recording, recording.spans[by]?.asks ?? -1, 'call');
  const before = environOf(recording, by, recording.spans[by]?.asks ?? 0);
  const parts = [...environParts(environChanges(before, given))];
  if (asked && asked.sr !== null && event.sr !== null && asked.sr !== event.sr)
    parts.push(say`with a ${code('start_response')} of its own`);
  const again = earlierCall(recording, event.span) ? ' once more' : '';
  const how = parts.length === 0 ? [', with environ as it came'] : [', ', ...listed(parts)];
  return say`${who(recording, by)} calls ${callee}${again}${by === 0 ? NOTHING : how}.${later}`;
}

/** "with `A` set to `'x'`", "without `B`", "with `C` changed from … to …"; many at once are only counted. */
function environParts(changes: readonly Change[]): readonly (readonly Phrase[])[] {
  if (changes.length > 3) return [say`with ${counted(changes.length, 'key')} of environ changed`];
  return changes.map(({ sign, key, was = '', now = '' }) => {
    if (sign === '-') return say`without ${code(key)}`;
    if (sign === '+') return say`with ${code(key)} set to ${code(now)}`;
    return say`with ${code(key)} changed from ${code(was)} to ${code(now)}`;
  });
}

/** The same caller called the same layer before: a retry. */
function earlierCall(recording: Recording, span: SpanId | null): boolean {
  const own = span === null ? undefined : recording.spans[span];
  return own !== undefined && (firstCalls(recording).get(`${own.parent} ${own.layer}`) ?? own.id) < own.id;
}

/** By caller and layer: the first call. */
const firstCalls = perRecording((recording): ReadonlyMap<string, SpanId> => {
  const first = new Map<string, SpanId>();
  for (const { id, parent, layer } of recording.spans) {
    const key = `${parent} ${layer}`;
    if (!first.has(key)) first.set(key, id);
  }
  return first;
});

export function entered({ recording, cursor }: Moment, event: EventOf<'enter'>): readonly Phrase[] {
  const layer = who(recording, event.span);
  const facts = event.span === null ? undefined : spanFacts(recording)[event.span];
  if (facts?.lazy && facts.entered === cursor)
    return say`Only now, at the first ${code('next()')}, does the code of ${layer} begin.`;
  return say`The code of ${layer} begins.`;
}

export function pulled({ recording, cursor }: Moment, event: EventOf<'next'>): readonly Phrase[] {
  const { other, nth } = linkAt(recording, cursor);
  const by = who(recording, other);
  const maker = who(recording, event.span);
  if (isEager(recording, event.body)) {
    return say`${by} asks the ${bodyNoun(recording, event.body)} that ${maker} made for its ${ordinal(nth)} chunk.`;
  }
  const idle = nth === 1 ? between(recording, event.span, other) : [];
  const passed =
    idle.length === 0
      ? NOTHING
      : say`; ${listed(idle.map((span) => [who(recording, span)]))} handed the body on and ${idle.length === 1 ? 'is' : 'are'} out of it`;
  return say`${by} asks ${maker} for its ${ordinal(nth)} chunk with ${code('next()')}${passed}.`;
}

/** The spans between the maker of a body and who pulls it, outermost first: their code is not run for a chunk. */
function between(recording: Recording, maker: SpanId | null, puller: SpanId | null): readonly SpanId[] {
  const found: SpanId[] = [];
  let at = maker === null ? null : (recording.spans[maker]?.parent ?? null);
  while (at !== null && at !== puller && at !== 0) {
    found.unshift(at);
    at = recording.spans[at]?.parent ?? null;
  }
  return at === puller ? found : [];
}

export function closed({ recording, cursor }: Moment, event: EventOf<'close'>): readonly Phrase[] {
  const maker = who(recording, event.span);
  if (event.cause === 'garbage')
    return say`Nobody called ${code('close()')}: the garbage collector drops the body that ${maker} made.`;
  return say`${who(recording, linkAt(recording, cursor).other)} calls ${code('close()')} on the body that ${maker} made.`;
}
