// Rules about objects that are handed over and are not what the other side may rely on: exc_info, environ, write(), wsgi.input.
import { among } from '../cursors.ts';
import type { Recording, SpanId } from '../recording.ts';
import { at, code, say, who, withArticle } from '../say.ts';
import { layerOf } from '../words.ts';
import { callOf, isHandedOn, startsOf } from './facts.ts';
import { type Breach, type Rule, SECTIONS } from './verdict.ts';

const START = code('start_response');
const EXC_INFO = code('exc_info');

const excInfo: Rule = {
  id: 'exc-info-form',
  name: 'exc_info is what sys.exc_info() gives while an exception is handled',
  section: SECTIONS.start,
  towards: 'server',
  find: (recording) =>
    startsOf(recording).flatMap((start): Breach[] => {
      const { exc, span, cursor, place } = start;
      if (exc === undefined || span === null) return [];
      if (isHandedOn(recording, start, (inner) => inner.exc !== undefined)) return [];
      const says = say`${who(recording, span)} calls ${START} with ${code(exc.text)} for ${EXC_INFO}${at(place)}: no server can raise that again, once the headers are out.`;
      const fix = say`Call ${code('start_response(status, headers, sys.exc_info())')} inside of the ${code('except')}; leave it out where nothing went wrong.`;
      return [{ span, cursor, says, fix }];
    }),
};

/** Handed on as it came: the layer that made it is to be told. */
function isGivenSo(recording: Recording, span: SpanId, env: number): boolean {
  const own = callOf(recording, span);
  return own !== null && own.env === env && own.kind !== undefined;
}

const environDict: Rule = {
  id: 'environ-dict',
  name: 'environ is a dict, and of no other type',
  section: SECTIONS.details,
  towards: 'application',
  find: (recording) =>
    among(recording, 'call', (event, cursor): Breach[] => {
      if (event.kind === undefined || event.span === null) return [];
      const caller = recording.spans[event.span]?.parent ?? null;
      if (caller === null || layerOf(recording, caller)?.kind === 'server' || isGivenSo(recording, caller, event.env)) return [];
      const says = say`${who(recording, caller)} hands ${who(recording, event.span)} ${withArticle(event.kind)} for an environ${at(event.place)}: the application may rely on a plain ${code('dict')}, which it may change and copy as it likes.`;
      return [
        {
          span: caller,
          cursor,
          says,
          fix: say`Hand in ${code('dict(environ)')}, and keep what is yours under a key of your own.`,
        },
      ];
    }),
};

const noWrite: Rule = {
  id: 'write-not-given',
  name: 'start_response gives back a write() callable',
  section: SECTIONS.start,
  towards: 'application',
  find: (recording) =>
    among(recording, 'note', (event, cursor): Breach[] => {
      if (event.what !== 'write' || event.span === null || event.span === 0) return [];
      const says = say`The ${START} that ${who(recording, event.span)} hands in gives back ${code(event.value?.text ?? 'None')}${at(event.place)}: an application that sends by ${code('write()')} fails there.`;
      const fix = say`End it with ${code('return start_response(status, headers, exc_info)')}; where the call is only kept, give back a function that collects.`;
      return [{ span: event.span, cursor, says, fix }];
    }),
};

const inputClosed: Rule = {
  id: 'input-closed',
  name: 'wsgi.input is not closed by who reads it',
  section: SECTIONS.input,
  towards: 'server',
  find: (recording) =>
    among(recording, 'note', (event, cursor): Breach[] => {
      if (event.what !== 'input' || event.span === null || event.span === 0) return [];
      const says = say`${who(recording, event.span)} closes ${code('wsgi.input')}${at(event.place)}: it is the server's, which may still have to read the rest of the request from it.`;
      return [
        { span: event.span, cursor, says, fix: say`Leave it open; a ${code('with')} belongs around what you opened yourself.` },
      ];
    }),
};

export const handedRules: readonly Rule[] = [excInfo, environDict, noWrite, inputClosed];
