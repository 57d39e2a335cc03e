// Sentences for Django's signals and its registry: who is called, who is connected, what there is after a start.
import type { EventOf } from './event.ts';
import { at, code, listed, NOTHING, say, who } from './say.ts';
import type { Moment, Phrase } from './sentence.ts';
import { brief, counted } from './words.ts';

const WHY = { sender: 'is connected for another sender', dead: 'is gone', raised: 'comes after it' } as const;

export function signalled(
  { recording }: Moment,
  { span, name, sender, calls, place, robust, skipped = [] }: EventOf<'signal'>,
): readonly Phrase[] {
  const from = sender === null ? NOTHING : say` of ${code(sender)}`;
  const heard = calls.slice(0, 4).map(({ receiver, gave, raised }) => {
    if (raised === undefined) return say`${code(receiver)}, which gives ${code(brief(gave?.text ?? 'None', 40))}`;
    return say`${code(receiver)}, which raises ${code(raised.name)}${robust ? ': send_robust() takes that for its answer' : ''}`;
  });
  const more = calls.length > 4 ? [[counted(calls.length - 4, 'more receiver')]] : [];
  const left = skipped
    .slice(0, 3)
    .map(({ receiver, why }) => say`${code(receiver)} ${why === 'raised' ? 'is not called any more' : `is not: it ${WHY[why]}`}`);
  const who_ = calls.length === 0 ? ['calls nobody'] : say`calls ${listed([...heard, ...more])}`;
  const others = left.length === 0 ? NOTHING : say`; ${listed(left)}`;
  const inside = span === null ? 'The' : say`In ${who(recording, span)}, the`;
  return say`${inside} signal ${code(name)}${from} ${who_}${at(place)}${others}.`;
}

export function connected(_: Moment, event: EventOf<'connect'>): readonly Phrase[] {
  const { signal, receiver, sender, off, again, weak, place, from } = event;
  const whom = say`${code(receiver || 'a receiver')}`;
  const of = sender === null ? 'of any sender' : say`of ${code(sender)}`;
  const by = from === undefined ? at(place) : say` by ${code(from)}`;
  if (off && again) return say`${whom} is to be disconnected from ${code(signal)} ${of}${by}, and was not connected to it.`;
  if (off) return say`${whom} is disconnected from ${code(signal)} ${of}${by}.`;
  if (again) return say`${whom} is connected to ${code(signal)} ${of}${by} once more, which changes nothing.`;
  return say`${whom} is connected to ${code(signal)} ${of}${by}${weak ? '' : ', and kept alive by it'}.`;
}

export function wiringTold(_: Moment, { signals }: EventOf<'wiring'>): readonly Phrase[] {
  const count = signals.reduce((sum, { wires }) => sum + wires.length, 0);
  const are = count === 1 ? 'is' : 'are';
  return say`${counted(count, 'receiver')} of ${counted(signals.length, 'signal')} ${are} connected now.`;
}

const READY = {
  none: 'not all of its applications were made',
  apps: 'its models were not all imported',
  models: 'a ready() has not come to its end',
  ready: 'it is ready',
} as const;

export function registryTold(_: Moment, { ready, apps }: EventOf<'registry'>): readonly Phrase[] {
  const models = apps.reduce((sum, app) => sum + app.models.length, 0);
  return say`Django’s registry has ${counted(apps.length, 'application')} and ${counted(models, 'model')}: ${READY[ready]}.`;
}
