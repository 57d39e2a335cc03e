// Sentences for what happens inside a layer or around the stack: lines, prints, reads, waiting, start-up and endings.
import { firstRaise } from './changes.ts';
import { cursorsOf } from './cursors.ts';
import { doneTo } from './environ-at.ts';
import type { EventOf } from './event.ts';
import type { Place, Value } from './event-parts.ts';
import { endOfTraceback, withoutStamp } from './logged.ts';
import { perRecording } from './memo.ts';
import type { Recording } from './recording.ts';
import { at, code, fileName, listed, NOTHING, say, who } from './say.ts';
import { answerAt } from './sent.ts';
import type { Moment, Phrase } from './sentence.ts';
import { brief, counted, eventOf, stop, thousands } from './words.ts';

export function reads({ recording }: Moment, event: EventOf<'read'>): readonly Phrase[] {
  const got = event.got === 0 ? 'finds its end' : `gets ${counted(event.got, 'byte')}`;
  const asked = event.asked === null ? 'without saying how much' : `asking for ${counted(event.asked, 'byte')}`;
  return say`${who(recording, event.span)} reads from ${code('wsgi.input')}, ${asked}, and ${got}.`;
}

export function noted({ recording, cursor }: Moment, event: EventOf<'note'>): readonly Phrase[] {
  const layer = who(recording, event.span);
  if (event.what === 'input') return say`${layer} closes ${code('wsgi.input')}${at(event.place)}; it is the server's.`;
  if (event.what === 'environ') {
    const done = doneTo(recording, cursor).map(({ sign, key }) => [code(`${sign} ${key}`)]);
    return say`Before it gives control back, ${layer} has changed environ: ${listed(done)}.`;
  }
  const gave = code(brief(event.value?.text ?? ''));
  return say`The ${code('start_response')} of ${layer} gives back ${gave} instead of a ${code('write()')} callable.`;
}

export function printed({ recording, cursor }: Moment, event: EventOf<'print'>): readonly Phrase[] {
  const layer = who(recording, event.span);
  const text = code(brief(withoutStamp(event.text)));
  if (event.text.includes('Traceback (most recent call last)')) {
    const where = event.stream === 'log' ? 'its log' : code(event.stream === 'errors' ? 'wsgi.errors' : event.stream);
    const words = brief(endOfTraceback(recording, cursor));
    return say`${layer} writes a traceback to ${where}; it ends with ${code(words)}${stop(words)}`;
  }
  const end = stop(brief(withoutStamp(event.text)));
  if (event.stream === 'log') return say`${who(recording, 0)} writes to its log: ${text}${end}`;
  if (event.stream === 'errors') return say`${layer} writes to ${code('wsgi.errors')}: ${text}${end}`;
  return say`${layer} prints ${text} to ${event.stream}.`;
}

const GONE =
  'The client hangs up. The server is not told: what it writes next is still taken by the system, and only the write after that fails.';

export function waited({ recording, cursor }: Moment, event: EventOf<'wait'>): readonly Phrase[] {
  if (event.on === 'gone') return say`${GONE}`;
  const layer = who(recording, event.span);
  const time = event.ms === null ? '' : ` for ${thousands(Math.round(event.ms))} ms`;
  if (event.on === 'sleep') return say`${layer} sleeps${time}; the process does nothing else meanwhile.`;
  // The server waits for what comes next on the connection once it has answered; whoever else waits, waits for the request's body.
  const isForNext = event.span === 0 && answerAt(recording, cursor).status !== null;
  const vain = event.ms === null ? ', which it never does: the client gives up' : '';
  if (isForNext) return say`${layer} waits${time} for the client to ask again or to go.`;
  return say`${layer} waits${time} for the client to send more${vain}.`;
}

export function opened({ recording }: Moment, event: EventOf<'open'>): readonly Phrase[] {
  const given = assigned(event.locals.set);
  return say`In ${who(recording, event.span)}, ${code(`${event.name}()`)} begins${at(event.place)}${given}.`;
}

export function line({ recording }: Moment, event: EventOf<'line'>): readonly Phrase[] {
  const now = event.locals ? assigned(event.locals.set) : NOTHING;
  return say`In ${who(recording, event.span)}, ${lineOf(event.place)} is about to run${now}.`;
}

/** The last event of a run that was stopped: it was still in the middle of this. */
export function interrupted(recording: Recording, event: EventOf<'line'> | EventOf<'wait'>): readonly Phrase[] {
  const layer = who(recording, event.span);
  if (event.type === 'line') {
    // Once lines are no longer all recorded, the last one recorded need not be the last one run.
    const isLast = !cursorsOf(recording, 'cut').some((cursor) => eventOf(recording, cursor, 'cut')?.what === 'lines');
    if (isLast) return say`${layer} was running ${lineOf(event.place)} when it was stopped.`;
    return say`${layer} was still running when it was stopped; ${lineOf(event.place)} is the last one recorded.`;
  }
  const asked = event.ms === null ? '' : ` of ${thousands(Math.round(event.ms))} ms`;
  const what = {
    sleep: `a sleep${asked}`,
    input: 'waiting for the client to send more',
    client: 'waiting for the client',
    gone: 'a write',
  }[event.on];
  return say`${layer} was in the middle of ${what}${at(event.place)} when it was stopped.`;
}

const lineOf = (place: Place | null): string => (place ? `line ${place.line} of ${fileName(place)}` : 'the next line');

/** ", with `a` = `1` and `b` = `2`": at most three. */
function assigned(set: Readonly<Record<string, Value>>): readonly Phrase[] {
  const all = Object.entries(set);
  if (all.length === 0) return NOTHING;
  const shown = all.slice(0, 3).map(([name, value]) => [code(`${name} = ${brief(value.text, 40)}`)]);
  const rest = all.length > 3 ? [[`${all.length - 3} more`]] : [];
  return say`; ${listed([...shown, ...rest])}`;
}

export function left({ recording }: Moment, event: EventOf<'leave'>): readonly Phrase[] {
  const opened = openings(recording).get(event.frame);
  const name = opened === undefined ? 'the function' : code(`${opened}()`);
  const inLayer = say`In ${who(recording, event.span)}, ${name}`;
  if (event.error !== undefined) return say`${inLayer} is left by ${errorName(recording, event.error)}${at(event.place)}.`;
  const value = event.value ? code(brief(event.value.text, 60)) : code('None');
  return say`${inLayer} ${event.yields ? 'yields' : 'returns'} ${value}${at(event.place)}.`;
}

/** By frame: what its function is called. */
const openings = perRecording((recording): ReadonlyMap<number, string> => {
  const names = new Map<number, string>();
  for (const cursor of cursorsOf(recording, 'open')) {
    const event = eventOf(recording, cursor, 'open');
    if (event !== null && !names.has(event.frame)) names.set(event.frame, event.name);
  }
  return names;
});

function errorName(recording: Recording, error: number): readonly Phrase[] {
  const event = eventOf(recording, firstRaise(recording).get(error) ?? -1, 'raise');
  return event ? say`the ${code(event.name)}` : ['an exception'];
}

export function imported(_: Moment, event: EventOf<'import'>): readonly Phrase[] {
  return say`The module ${code(event.name)} is imported${event.importer === undefined ? NOTHING : say` by ${code(event.importer)}`}.`;
}

export function cut(_: Moment, event: EventOf<'cut'>): readonly Phrase[] {
  if (event.what === 'depth')
    return say`The program came close to its recursion limit, where there is no room to record: what it did there is missing, until now.`;
  if (event.what === 'library')
    return say`From here on lines of frameworks and of the standard library are no longer recorded: ${thousands(event.kept)} were kept. Those of the program itself go on.`;
  if (event.what === 'environs')
    return say`The program keeps more than ${event.kept} environs at once. Of those that come now, a change is told at the next call or return.`;
  const of = event.of === null ? '' : ` of ${thousands(event.of)}`;
  return say`From here on ${event.what} are no longer recorded: ${thousands(event.kept)}${of} were kept, the program itself ran on.`;
}

export function exited({ recording }: Moment, event: EventOf<'exit'>): readonly Phrase[] {
  if (event.span === 0)
    return say`${who(recording, 0)} ends its process, with exit code ${event.code}; another one has to be started.`;
  return say`The program ends the process in ${who(recording, event.span)}, with exit code ${event.code}; a server has to start another one.`;
}
