// Sentences for the two halves of an answer: start_response, and what a call returns.
import { innerReturn, sizeOfReturn } from './bodies.ts';
import { changesAt } from './changes.ts';
import { countUpTo, cursorsOf } from './cursors.ts';
import { isAroundDjango, isDjango } from './django.ts';
import type { EventOf } from './event.ts';
import { heldBefore } from './handed.ts';
import { hopNumber } from './hops.ts';
import type { Cursor, Recording } from './recording.ts';
import { allowedSeconds, isHalfTaken, isLate, isRefused, toldServer } from './refused.ts';
import { aKind, code, listed, NOTHING, quoted, say, who, withArticle } from './say.ts';
import type { Change } from './scene.ts';
import type { Moment, Phrase } from './sentence.ts';
import { respondedToDjango } from './sentence-django.ts';
import { linkAt, spanFacts } from './spans.ts';
import { skinOfSpan, skinsOf, turnOf } from './stack.ts';
import { counted, eventOf, textOf, thousands } from './words.ts';

export function answered(moment: Moment, event: EventOf<'start_response'>): readonly Phrase[] {
  const { recording, cursor } = moment;
  const status = typeof event.status === 'string' ? quoted(event.status) : textOf(event.status);
  const call = code(`start_response(${status}, …)`);
  const excInfo = event.error === undefined ? NOTHING : say`, with the exception as ${code('exc_info')}`;
  const inner = event.span === null || event.span === 0 ? null : heldBefore(recording, event.span, cursor);
  const changed = inner && !isRefused(recording, cursor) ? handedOn(changesAt(recording, cursor)) : NOTHING;
  return say`${who(recording, event.span)} calls ${call}${changed}${excInfo}${receiver(recording, cursor, event)}${neverCalled(moment, event)}.`;
}

/** Whose callable it was: the consequence of the call. */
function receiver(recording: Recording, cursor: Cursor, event: EventOf<'start_response'>): readonly Phrase[] {
  if (event.to === null || event.to === event.span) return NOTHING;
  // A layer between takes in hand what the server then refuses.
  const server = who(recording, 0);
  if (isLate(recording, cursor) && event.to === 0) return say`; ${server} has begun to send without it, and it is too late`;
  if (isRefused(recording, cursor) && event.to === 0) return say`; ${server} refuses it`;
  if (isHalfTaken(recording, cursor) && event.to === 0)
    return say`; ${server} takes the status, and lets the call fail all the same`;
  if (event.to === 0 && allowedSeconds(recording).some(({ second }) => second === cursor))
    return say`; ${server} lets it take the place of the call before`;
  if (event.to === 0) return say`; ${who(recording, 0)} has status and headers`;
  return say`; ${who(recording, event.to)} takes it in hand`;
}

function handedOn(changes: readonly Change[]): readonly Phrase[] {
  if (changes.length === 0) return [', just as it came'];
  if (changes.length > 3) return say`, with ${counted(changes.length, 'change')}`;
  const parts = changes.map(({ what, sign, key, was = '', now = '' }): readonly Phrase[] => {
    if (key === 'order' || what === 'status')
      return say`with ${what === 'status' ? 'the status' : 'the order of headers'} changed from ${code(was)} to ${code(now)}`;
    if (sign === '+') return say`with ${code(`${key}: ${now}`)} added`;
    if (sign === '-') return say`without ${code(key)}`;
    return say`with ${code(key)} changed from ${code(was)} to ${code(now)}`;
  });
  return [', ', ...listed(parts)];
}

/** The request turns round here: the layers that an earlier run of the same code had below are never called. */
function neverCalled({ recording, previous }: Moment, event: EventOf<'start_response'>): readonly Phrase[] {
  if (event.span === null || skinOfSpan(recording, event.span) !== turnOf(recording)) return NOTHING;
  const below = skinsOf(recording, previous).slice(recording.layers.length);
  if (below.length === 0) return NOTHING;
  return say`; ${listed(below.map((layer) => [code(layer.name)]))} ${below.length === 1 ? 'is' : 'are'} never called`;
}

export function returned(moment: Moment, event: EventOf<'return'>): readonly Phrase[] {
  const { recording, cursor } = moment;
  if (isDjango(recording, event.span)) return respondedToDjango(moment, event);
  const layer = who(recording, event.span);
  const to = who(recording, linkAt(recording, cursor).other);
  if (event.value?.type === 'NoneType') return say`${layer} returns ${code('None')} to ${to}, which is no iterable of bytes.`;
  if (event.value?.type === 'str')
    return say`${layer} returns the text ${code(event.value.text)} to ${to}: a str is made of characters, not of bytes.`;
  if (event.value?.type === 'bytes')
    return say`${layer} returns the bytes ${code(event.value.text)} themselves to ${to}, not an iterable of bytes.`;
  const environ = changesAt(recording, cursor).filter((change) => change.what === 'environ');
  const left =
    environ.length === 0
      ? NOTHING
      : say` In environ it has changed ${listed(environ.slice(0, 4).map(({ key }) => [code(key)]))}.`;
  return say`${layer} ${bodyWords(recording, cursor, event, to)}.${wentAhead(recording, cursor, event)}${left}`;
}

function bodyWords(recording: Recording, cursor: Cursor, event: EventOf<'return'>, to: Phrase): readonly Phrase[] {
  const innerAt = event.span === null ? null : innerReturn(recording, event.span, cursor);
  const inner = innerAt === null ? null : eventOf(recording, innerAt, 'return');
  const from = inner ? who(recording, inner.span) : null;
  if (inner && from && inner.body !== undefined && inner.body === event.body)
    return say`hands on to ${to} the very body that ${from} gave it`;
  if (from && isAroundDjango(recording, event.span)) return say`hands on to ${to}, as a body, the response that ${from} gave it`;
  const out = sizeOfReturn(recording, cursor);
  const into = innerAt === null ? null : sizeOfReturn(recording, innerAt);
  if (out !== null && into !== null && from) {
    const bytes = counted(out, 'byte');
    const isSame = changesAt(recording, cursor).every((change) => change.what !== 'body');
    if (isSame) return say`returns ${bytes} to ${to}, the same that came up from ${from}`;
    return say`returns ${bytes} to ${to}; ${into === out ? 'others' : thousands(into)} came up from ${from}`;
  }
  if (event.holds?.length === 0) return say`returns an empty ${kind(recording, event)} to ${to}`;
  if (out !== null) {
    const chunks =
      event.holds && event.holds.length !== 1
        ? `${withArticle(kind(recording, event))} of ${counted(event.holds.length, 'chunk')}, `
        : '';
    return say`returns ${chunks}${counted(out, 'byte')}${chunks ? ',' : ''} to ${to}`;
  }
  const around = inner && from ? say`, made of ${aKind(recording, inner)} from ${from}` : NOTHING;
  const facts = event.span === null ? undefined : spanFacts(recording)[event.span];
  const unstarted = facts?.lazy ? '; none of its code has run' : '';
  if (event.body === undefined && event.value) return say`returns ${code(event.value.text)} to ${to}`;
  return say`returns ${aKind(recording, event)} to ${to}${around}${unstarted}`;
}

const kind = (recording: Recording, event: EventOf<'return'>): string =>
  event.body === undefined ? 'list' : (recording.bodies[event.body]?.kind ?? 'list');

/** The first body after the headers reached the server: they travel apart, and that is worth a sentence. */
function wentAhead(recording: Recording, cursor: Cursor, event: EventOf<'return'>): readonly Phrase[] {
  if (linkAt(recording, cursor).other === 0 || event.span === 0) return NOTHING;
  const told = toldServer(recording);
  const at = told[countUpTo(told, cursor - 1) - 1] ?? -1;
  const returns = cursorsOf(recording, 'return');
  if (at < 0 || countUpTo(returns, cursor - 1) > countUpTo(returns, at)) return NOTHING;
  return say` Status and headers went ahead: ${who(recording, 0)} has had them since hop ${hopNumber(recording, at).n}.`;
}
