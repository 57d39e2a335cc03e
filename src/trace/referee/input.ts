// Rules about wsgi.input: an application reads what the client announced, and no more.
import { among } from '../cursors.ts';
import { environOf } from '../environ-at.ts';
import type { Recording, SpanId } from '../recording.ts';
import { at, code, say, who } from '../say.ts';
import { givenText } from './facts.ts';
import { type Breach, type Rule, SECTIONS } from './verdict.ts';

/** The body of the request as it was received: latin-1. */
function requestBody(recording: Recording): string {
  const text = among(recording, 'received', ({ bytes }) => [recording.bytes[bytes] ?? '']).join('');
  const end = text.indexOf('\r\n\r\n');
  return end < 0 ? '' : text.slice(end + 4);
}

const isTerminated = (recording: Recording, span: SpanId): boolean =>
  environOf(recording, span, recording.spans[span]?.asks ?? 0).get('wsgi.input_terminated')?.text === 'True';

const pastLength: Rule = {
  id: 'input-past-length',
  name: 'No more is read than CONTENT_LENGTH says',
  section: SECTIONS.input,
  towards: 'server',
  find: (recording) => {
    const first = recording.spans.find((span) => span.parent === 0)?.id;
    if (first === undefined) return [];
    // Where the length is not announced, or by a promise of its own (wsgi.input_terminated), the server shows the end of the input itself.
    if (givenText(recording, first, 'HTTP_TRANSFER_ENCODING') !== null || isTerminated(recording, first)) return [];
    const announced = givenText(recording, first, 'CONTENT_LENGTH') ?? '';
    if (!/^\d*$/.test(announced)) return [];
    const body = requestBody(recording);
    let left = Number(announced);
    return among(recording, 'read', (event, cursor): Breach[] => {
      const before = left;
      left = Math.max(0, left - event.got);
      // PEP 3333: read() without an argument is allowed, the server finds the end.
      if (event.asked === null || event.asked <= before || event.span === null || event.span === 0) return [];
      // It may have been readline(), which stops at a line's end and asks for no more.
      const last = body.charAt(Number(announced) - left - 1);
      if (before > 0 && (last === '\n' || last === '')) return [];
      const length =
        announced === ''
          ? say`there is no ${code('CONTENT_LENGTH')}`
          : say`${code(`CONTENT_LENGTH`)} leaves ${code(String(before))}`;
      const says = say`${who(recording, event.span)} asks ${code('wsgi.input')} for ${code(String(event.asked))} bytes${at(event.place)}, and ${length}: on a connection that stays open, a server may wait for them for ever.`;
      const fix = say`${code("length = int(environ.get('CONTENT_LENGTH') or 0)")}, then ${code("environ['wsgi.input'].read(length)")}; in a loop, ask for ${code('min(size, left)')}.`;
      return [{ span: event.span, cursor, says, fix }];
    });
  },
};

export const inputRules: readonly Rule[] = [pastLength];
