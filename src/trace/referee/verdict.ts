// What the referee says: which rule a layer broke, when, towards whom, what the server did about it, and how it is mended.
import type { BodyId, Cursor, Recording, SpanId } from '../recording.ts';
import type { Phrase } from '../sentence.ts';

/** A layer is an application for who called it, and a server for those it calls: a rule is broken towards one of them. */
export type Towards = 'server' | 'application';

/** Where in a program a rule was broken. */
export interface Breach {
  /** The call of the layer that broke it. */
  span: SpanId;
  /** The moment at which it was broken. */
  cursor: Cursor;
  /** One sentence, naming the layer as the recording does. */
  says: readonly Phrase[];
  /** What to write instead. */
  fix: readonly Phrase[];
  /** Left out: what the rule says. */
  towards?: Towards;
  /** What the server did about it, where a rule can tell more than the general answer (`aftermath.ts`). */
  did?: readonly Phrase[];
  /** The body whose close() never came, where that is what was broken. */
  unclosed?: BodyId;
}

export interface Rule {
  /** Unique, for tests and keys. */
  id: string;
  /** The rule itself, as a sentence without its full stop. */
  name: string;
  /** The document and the section in it. */
  section: string;
  towards: Towards;
  /** Every breach that the recorded facts prove; what can't be known is none. */
  find(recording: Recording): readonly Breach[];
}

export interface Verdict extends Required<Omit<Breach, 'unclosed'>> {
  rule: Pick<Rule, 'id' | 'name' | 'section'>;
}

/** Sections of PEP 3333 and of HTTP's and CGI's RFCs that rules come from. */
export const SECTIONS = {
  application: 'PEP 3333, The Application/Framework Side',
  server: 'PEP 3333, The Server/Gateway Side',
  middleware: 'PEP 3333, Middleware: Components that Play Both Sides',
  strings: 'PEP 3333, A Note On String Types',
  details: 'PEP 3333, Specification Details',
  environ: 'PEP 3333, environ Variables',
  input: 'PEP 3333, Input and Error Streams',
  start: 'PEP 3333, The start_response() Callable',
  length: 'PEP 3333, Handling the Content-Length Header',
  streaming: 'PEP 3333, Buffering and Streaming',
  blocking: 'PEP 3333, Middleware Handling of Block Boundaries',
  write: 'PEP 3333, The write() Callable',
  errors: 'PEP 3333, Error Handling',
  expect: 'PEP 3333, HTTP 1.1 Expect/Continue',
  other: 'PEP 3333, Other HTTP Features',
  fieldNames: 'RFC 9110, 5.1 Field Names',
  contentLength: 'RFC 9110, 8.6 Content-Length',
  entityTag: 'RFC 9110, 8.8.3 ETag',
  head: 'RFC 9110, 9.3.2 HEAD',
  statusCode: 'RFC 9110, 15 Status Codes',
  noContent: 'RFC 9110, 15.3.5 204 No Content and 15.4.5 304 Not Modified',
  cgiStatus: 'RFC 3875, 6.3.3 Status',
} as const;
