// Sentences for what happens within Django: requests and responses handed from layer to layer, hooks, queries, signals.
import { changesAt } from './changes.ts';
import { isDjango, statusText } from './django.ts';
import { environOf } from './environ-at.ts';
import type { EventOf } from './event.ts';
import type { HttpResponse } from './event-parts.ts';
import type { Recording } from './recording.ts';
import { at, code, listed, NOTHING, say, who } from './say.ts';
import type { Change } from './scene.ts';
import type { Moment, Phrase } from './sentence.ts';
import { linkAt } from './spans.ts';
import { brief, counted, layerOf, thousands } from './words.ts';

/** A middleware or the view is asked. */
export function askedByDjango({ recording, cursor }: Moment, event: EventOf<'call'>): readonly Phrase[] {
  const by = linkAt(recording, cursor).other ?? 0;
  const [caller, callee] = [who(recording, by), who(recording, event.span)];
  const isView = layerOf(recording, event.span)?.kind === 'view';
  const kind = code(event.kind ?? 'HttpRequest');
  if (!isDjango(recording, by)) {
    const size = counted(environOf(recording, event.span ?? 0, cursor).size, 'attribute');
    const what = isView
      ? say`calls the view ${callee} with it`
      : say`hands it to ${callee}, the outermost of ${code('MIDDLEWARE')}`;
    return say`${caller} makes ${article(event.kind ?? 'HttpRequest')}${kind} of ${size} from environ and ${what}.`;
  }
  const set = handedOn(changesAt(recording, cursor));
  if (isView) return say`Behind ${caller}, the innermost of ${code('MIDDLEWARE')}, Django calls the view ${callee}${set}.`;
  return say`${caller} hands the request to ${callee}${set.length === 0 ? ', as it came' : set}.`;
}

/** As one reads it aloud: an HttpResponse. */
const article = (kind: string): string => (/^(?:[aeiou]|Http)/i.test(kind) ? 'an ' : 'a ');

/** ", with `session` set": at most three by name. */
function handedOn(changes: readonly Change[]): readonly Phrase[] {
  if (changes.length === 0) return NOTHING;
  if (changes.length > 3) return say`, with ${counted(changes.length, 'attribute')} changed`;
  const parts = changes.map(({ sign, key, now = '' }): readonly Phrase[] =>
    sign === '-' ? say`without ${code(key)}` : say`with ${code(key)} ${sign === '+' ? 'set to' : 'now'} ${code(brief(now, 40))}`,
  );
  return [', ', ...listed(parts)];
}

/** It gives a response; or something that is none. */
export function respondedToDjango({ recording, cursor }: Moment, event: EventOf<'return'>): readonly Phrase[] {
  const layer = who(recording, event.span);
  const to = who(recording, linkAt(recording, cursor).other);
  const isView = layerOf(recording, event.span)?.kind === 'view';
  if (!event.response) {
    const gave = code(brief(event.value?.text ?? 'None'));
    return say`${layer} returns ${gave}, which is no ${code('HttpResponse')}${at(event.place)}.`;
  }
  const changes = changesAt(recording, cursor).filter(({ what }) => what !== 'environ');
  const made = changes.some(({ what, sign }) => what === 'status' && sign === '');
  if (made && isView) return say`${layer} returns to ${to} ${words(event.response)}.`;
  if (made) return say`${layer} answers itself, with ${words(event.response)}.`;
  if (changes.length === 0) return say`${layer} hands the response on to ${to}, as it came.`;
  const parts = changes.slice(0, 3).map(({ what, sign, key, was = '', now = '' }): readonly Phrase[] => {
    if (what !== 'header') return say`with its ${what} changed from ${code(was)} to ${code(now)}`;
    if (sign === '-') return say`without ${code(key)}`;
    return sign === '+'
      ? say`with ${code(`${key}: ${brief(now, 40)}`)} added`
      : say`with ${code(key)} changed to ${code(brief(now, 40))}`;
  });
  const more = changes.length > 3 ? [[`${changes.length - 3} more changes`]] : [];
  return say`${layer} hands the response on to ${to}, ${listed([...parts, ...more])}.`;
}

/** "an `HttpResponse`, 200, 311 bytes" */
function words(response: HttpResponse): readonly Phrase[] {
  const bytes = response.size === null ? '' : `, ${counted(response.size, 'byte')}`;
  const later = response.rendered === false ? ', not rendered yet' : '';
  return say`${article(response.type)}${code(response.type)}, ${statusText(response)}${bytes}${later}`;
}

/** Between two layers an exception has become a response. */
export function converted(recording: Recording, event: EventOf<'catch'>, response: HttpResponse): readonly Phrase[] {
  const to = who(recording, event.span);
  const told = event.text ? say`: ${code(brief(event.text, 80))}` : NOTHING;
  return say`Django makes ${words(response)}, of the ${code(event.name ?? 'exception')}${told}. ${to} gets that response, and never sees the exception.`;
}

const BEHIND: Readonly<Record<string, string>> = {
  process_view: 'the view',
  process_exception: 'the exception',
};

export function hooked({ recording }: Moment, event: EventOf<'hook'>): readonly Phrase[] {
  const hook = code(`${layerOf(recording, event.span)?.name ?? '?'}.${event.name}`);
  if (event.gave === 'raised') return say`${hook} raises an exception${at(event.place)}.`;
  if (event.gave === 'other')
    return say`${hook} gives ${code(brief(event.value?.text ?? ''))}, which is neither ${code('None')} nor an ${code('HttpResponse')}.`;
  if (event.gave === 'none') {
    const on =
      event.name === 'process_exception'
        ? 'the exception goes on'
        : event.name === 'process_response'
          ? 'that is a mistake'
          : 'Django goes on';
    return say`${hook} runs and gives ${code('None')}: ${on}.`;
  }
  const response = event.response ? words(event.response) : NOTHING;
  if (event.name === 'process_response' || event.name === 'process_template_response')
    return say`${hook} runs and gives ${response}.`;
  const behind = BEHIND[event.name];
  const over =
    event.name === 'process_exception'
      ? 'that is the answer instead of the exception'
      : `nothing behind it is asked${behind ? `, nor is ${behind}` : ''}`;
  return say`${hook} gives ${response}: ${over}.`;
}

export function entriesTold(_: Moment, { entries }: EventOf<'middleware'>): readonly Phrase[] {
  const unused = entries
    .filter(({ used }) => !used)
    .map(({ path, says }) => [code(path.split('.').at(-1) ?? path), ...(says ? [`, which says “${brief(says, 80)}”,`] : [])]);
  const left =
    unused.length === 0
      ? NOTHING
      : say`; ${listed(unused)} ${unused.length === 1 ? 'is' : 'are'} not used (${code('MiddlewareNotUsed')})`;
  return say`Django has made its stack of the ${counted(entries.length, 'entry').replace('entrys', 'entries')} of ${code('MIDDLEWARE')}${left}.`;
}

export function queried({ recording }: Moment, event: EventOf<'query'>): readonly Phrase[] {
  const rows = event.rows === null ? '' : `, ${counted(event.rows, 'row')} changed`;
  return say`For ${who(recording, event.span)}, the database runs ${code(brief(event.sql, 120))}${at(event.place)}: ${thousands(Math.round(event.ms * 100) / 100)} ms${rows}.`;
}

const PHASES: Readonly<Record<EventOf<'phase'>['name'], (of: readonly Phrase[]) => readonly Phrase[]>> = {
  settings: (of) => say`Django reads its settings${of.length > 0 ? say` from ${of}` : NOTHING}.`,
  config: (of) => say`Phase one: of the entry ${of} of ${code('INSTALLED_APPS')} Django makes an application.`,
  models: (of) => say`Phase two: the models of ${of} are imported.`,
  ready: (of) => say`Phase three: ${code('ready()')} of ${of} is called.`,
  middleware: () => say`Django puts the entries of ${code('MIDDLEWARE')} around its handler, the innermost first.`,
};

export function phased(_: Moment, { name, of, ends }: EventOf<'phase'>): readonly Phrase[] {
  const what = of === undefined ? NOTHING : [code(of)];
  return ends ? say`That is done: ${code(name)}${what.length > 0 ? say` of ${what}` : NOTHING}.` : PHASES[name](what);
}
