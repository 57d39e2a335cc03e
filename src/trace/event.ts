// The events of a recording: the specification that Python writes to and TypeScript reads from.
// Field names are single lowercase words, spelled alike on both sides; `type`s are PEP 3333's own words.
// Facts only, and only known facts: what could not be observed is null or left out, never guessed.
import * as z from 'zod/mini';
import { apps, connecting, receivers, skipped, wired } from './event-django.ts';
import { bytes, common, delta, environs, named, response, text, trueSize, value } from './event-parts.ts';

export const events = {
  /** The server has read (more of) the request. */
  received: z.strictObject({ type: z.literal('received'), ...common, bytes, size: trueSize }),
  /** A layer is asked. `environ` is whole at the first call of the recording, afterwards `delta` says what differs
   *  from the last environ recorded for the same identity `env` (a new identity: from the caller's). `sr` is the identity of the start_response handed in.
   *  `kind`: the name of environ's type, when it is no plain dict. A layer of Django's is asked with an HttpRequest: its attributes stand for
   *  the keys, whole at its first call; it gets no start_response. */
  call: z.strictObject({
    type: z.literal('call'),
    ...common,
    environs,
    environ: z.optional(named),
    delta: z.optional(delta),
    env: z.int(),
    kind: z.optional(z.string()),
    sr: z.nullable(z.int()),
  }),
  /** The layer's code begins: at once for a function, at the first `next` for a generator. */
  enter: z.strictObject({ type: z.literal('enter'), ...common }),
  /** `span` calls the start_response with identity `sr`, made by span `to` (0: the server's own).
   *  `error` is the identity of the exception in exc_info; `exc` is what was passed there when it was no such thing. */
  start_response: z.strictObject({
    type: z.literal('start_response'),
    ...common,
    environs,
    status: text,
    headers: z.union([z.array(z.tuple([text, text])), value]),
    error: z.optional(z.int()),
    exc: z.optional(value),
    sr: z.int(),
    to: z.nullable(z.int()),
  }),
  /** The write() callable that start_response returned is called. `to`: the span that made it. */
  write: z.strictObject({
    type: z.literal('write'),
    ...common,
    environs,
    bytes: z.optional(bytes),
    size: trueSize,
    value: z.optional(value),
    to: z.nullable(z.int()),
  }),
  /** What the layer's call gave back: a body (any iterable; `value` as well when it is a str or bytes), or only `value`.
   *  `holds`: what an exact list or tuple held at that moment (bytes, or a preview of what is not bytes): its chunks may
   *  never be seen one by one, when C code drains it. `delta`: what happened to environ between the call and now.
   *  `response`: what a layer of Django's gave, instead of a body. */
  return: z.strictObject({
    type: z.literal('return'),
    ...common,
    environs,
    response: z.optional(response),
    body: z.optional(z.int()),
    value: z.optional(value),
    holds: z.optional(z.array(z.union([bytes, value]))),
    delta: z.optional(delta),
  }),
  /** Somebody (`by`) asks the body for a chunk. */
  next: z.strictObject({ type: z.literal('next'), ...common, environs, body: z.int() }),
  /** The chunk comes. `value` instead of `bytes` when it is not a bytes object. */
  chunk: z.strictObject({
    type: z.literal('chunk'),
    ...common,
    environs,
    body: z.int(),
    bytes: z.optional(bytes),
    size: trueSize,
    value: z.optional(value),
  }),
  /** C code took the rest of the body: how many chunks (null: not observable), not when. */
  drain: z.strictObject({ type: z.literal('drain'), ...common, environs, body: z.int(), count: z.nullable(z.int()) }),
  /** The body is exhausted. */
  stop: z.strictObject({ type: z.literal('stop'), ...common, environs, body: z.int() }),
  /** close() of the body: called, or the garbage collector dropped it. */
  close: z.strictObject({ type: z.literal('close'), ...common, environs, body: z.int(), cause: z.enum(['call', 'garbage']) }),
  /** An exception leaves `span`: once for each boundary it crosses; `error` is its identity. */
  raise: z.strictObject({
    type: z.literal('raise'),
    ...common,
    environs,
    error: z.int(),
    name: z.string(),
    text: z.string(),
    during: z.enum(['call', 'next', 'start_response', 'write', 'close']),
  }),
  /** The exception `error` stops here: `span`'s code handled it. With a `response`: Django itself has made one of the exception, before the code of
   *  `span` that called the inner layer sees either; then `name` and `text` say what it was, for it may have crossed no boundary. */
  catch: z.strictObject({
    type: z.literal('catch'),
    ...common,
    error: z.int(),
    gave: z.optional(value),
    name: z.optional(z.string()),
    text: z.optional(z.string()),
    response: z.optional(response),
  }),
  /** Django has called a middleware's hook (`process_view` and the like; `span` is that of the middleware), and it is over: what it gave.
   *  `value` is what is neither a response nor None; `error` what it raised. */
  hook: z.strictObject({
    type: z.literal('hook'),
    ...common,
    environs,
    name: z.string(),
    gave: z.enum(['none', 'response', 'raised', 'other']),
    response: z.optional(response),
    value: z.optional(value),
    error: z.optional(z.int()),
  }),
  /** The entries of settings.MIDDLEWARE, the outermost first, and whether they are in use (not after MiddlewareNotUsed, which may say why), as they were when Django's
   *  handler was made; told when it is used for the first time in a recording. */
  middleware: z.strictObject({
    type: z.literal('middleware'),
    ...common,
    entries: z.array(z.strictObject({ path: z.string(), used: z.boolean(), says: z.optional(z.string()) })),
  }),
  /** Django has put a query to its database. `rows`: how many it has changed, null where nobody knows (a SELECT). */
  query: z.strictObject({
    type: z.literal('query'),
    ...common,
    sql: z.string(),
    params: z.optional(value),
    ms: z.number(),
    rows: z.nullable(z.int()),
  }),
  /** Django has sent a signal that somebody listens to. `sender`: the name of its class; null: nobody in particular. `robust`: with send_robust().
   *  One that calls nobody, but would call somebody for another sender, is told once for each sender. */
  signal: z.strictObject({
    type: z.literal('signal'),
    ...common,
    name: z.string(),
    sender: z.nullable(z.string()),
    calls: receivers,
    robust: z.optional(z.literal(true)),
    skipped: z.optional(skipped),
  }),
  /** Something was connected to a signal, or (`off`) disconnected. */
  connect: z.strictObject({ type: z.literal('connect'), ...common, ...connecting }),
  /** All that is connected to signals: at the end of a start-up; in a request when that has changed since. */
  wiring: z.strictObject({ type: z.literal('wiring'), ...common, signals: wired }),
  /** Start-up only: Django's registry as the start has left it, be it that it failed. `ready`: how far it came. `entries`: INSTALLED_APPS. */
  registry: z.strictObject({
    type: z.literal('registry'),
    ...common,
    ready: z.enum(['none', 'apps', 'models', 'ready']),
    entries: z.array(z.string()),
    apps,
  }),
  /** Something that shows nowhere else. `write`: a start_response of `span`'s gave back `value`, which can't be called; `input`: wsgi.input was closed;
   *  `environ`: `span`'s code has come to its end where no crossing tells it (of close(), of a start_response), and it has changed environs. */
  note: z.strictObject({
    type: z.literal('note'),
    ...common,
    environs,
    what: z.enum(['write', 'input', 'environ']),
    value: z.optional(value),
  }),
  /** wsgi.input is read. `asked`: the size asked for, null when none was given. `got`: bytes it gave. */
  read: z.strictObject({ type: z.literal('read'), ...common, asked: z.nullable(z.int()), got: z.int() }),
  /** Text was printed. `errors` is wsgi.errors; `log` is the server's own. */
  print: z.strictObject({
    type: z.literal('print'),
    ...common,
    stream: z.enum(['stdout', 'stderr', 'errors', 'log']),
    text: z.string(),
  }),
  /** Time passes on purpose. `ms` is null while it is not over. */
  wait: z.strictObject({
    type: z.literal('wait'),
    ...common,
    /** `gone`: no waiting, but the moment at which the client hung up. */
    on: z.enum(['input', 'sleep', 'client', 'gone']),
    ms: z.nullable(z.number()),
  }),
  /** A call inside a user's file (or a library's, where that was asked for) begins. `frame` is its identity, `depth` counts frames like it from
   *  the layer's own (0). */
  open: z.strictObject({ type: z.literal('open'), ...common, frame: z.int(), depth: z.int(), name: z.string(), locals: delta }),
  /** A line of it is about to run. `locals`: what changed since the last event of this frame. */
  line: z.strictObject({ type: z.literal('line'), ...common, frame: z.int(), depth: z.int(), locals: z.optional(delta) }),
  /** It gives control back: `value` returned or yielded (then `yields`), or `error` it raised. */
  leave: z.strictObject({
    type: z.literal('leave'),
    ...common,
    frame: z.int(),
    depth: z.int(),
    value: z.optional(value),
    error: z.optional(z.int()),
    yields: z.optional(z.literal(true)),
    locals: z.optional(delta),
  }),
  /** Start-up only: a step of Django's begins, or is over (`ends`): settings are read, an application of INSTALLED_APPS is made (`of`: its entry), its
   *  models are imported (`of`: its label), its ready() is called, the middleware is put around the handler. What comes between its beginning and
   *  its end happened in it; one that never ends was left by an exception. */
  phase: z.strictObject({
    type: z.literal('phase'),
    ...common,
    name: z.enum(['settings', 'config', 'models', 'ready', 'middleware']),
    of: z.optional(z.string()),
    ends: z.optional(z.literal(true)),
  }),
  /** Start-up only: a module of the user's project begins to be imported. `importer`: the module that does it, unless the server itself does. */
  import: z.strictObject({ type: z.literal('import'), ...common, name: z.string(), importer: z.optional(z.string()) }),
  /** A flush to the client, and who wrote each part of it, in order: the index of the event whose bytes they are
   *  (`chunk`, `write`, `start_response`), or "server". Their sizes add up to the flush's true size. */
  sent: z.strictObject({
    type: z.literal('sent'),
    ...common,
    bytes,
    size: trueSize,
    parts: z.array(z.strictObject({ from: z.union([z.int(), z.literal('server')]), size: z.int() })),
  }),
  /** A budget was reached: `kept` of `of` (null: unknown) were recorded. `depth`: the program came so near its recursion limit that nothing
   *  could be recorded until now; `kept` events came before. `library`: lines of frameworks and of the standard library; the user's own go on.
   *  `environs`: there are more dicts than can be watched; of later ones no more is told than how they look at a call and a return. */
  cut: z.strictObject({
    type: z.literal('cut'),
    ...common,
    what: z.enum(['lines', 'library', 'bytes', 'prints', 'events', 'depth', 'environs']),
    kept: z.int(),
    of: z.nullable(z.int()),
  }),
  /** The process ended. */
  exit: z.strictObject({ type: z.literal('exit'), ...common, code: z.int() }),
};

export const event = z.discriminatedUnion('type', [
  events.received,
  events.call,
  events.enter,
  events.start_response,
  events.write,
  events.return,
  events.next,
  events.chunk,
  events.drain,
  events.stop,
  events.close,
  events.raise,
  events.catch,
  events.hook,
  events.middleware,
  events.query,
  events.signal,
  events.connect,
  events.wiring,
  events.registry,
  events.note,
  events.read,
  events.print,
  events.wait,
  events.open,
  events.line,
  events.leave,
  events.phase,
  events.import,
  events.sent,
  events.cut,
  events.exit,
]);
export type TraceEvent = z.infer<typeof event>;
export type EventType = TraceEvent['type'];
export type EventOf<T extends EventType> = Extract<TraceEvent, { type: T }>;
