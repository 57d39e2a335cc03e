// Reads what leaves for the client as a client does: heads, bodies with their framing taken off, one answer after the other (RFC 9112).
// Nothing is guessed by a server's name; what is no HTTP (a body without a head, bytes after the end) is told as what it is.

/** How an answer says where its body ends: by its length, with a last chunk, by the end of the connection; or it may have none. */
export type Framing = 'length' | 'chunked' | 'close' | 'none';

export interface Answer {
  /** Which answer on this connection, from 1; 0 before anything was sent. */
  nth: number;
  /** "200 OK"; null while the head is not whole, or when there is none. */
  status: string | null;
  headers: readonly (readonly [name: string, value: string])[];
  /** Status lines of answers before the answer, as "100 Continue". */
  interim: readonly string[];
  framing: Framing;
  /** What Content-Length says; null when it does not, or does not matter. */
  promised: number | null;
  /** Bytes of the body, without framing. */
  body: number;
  /** Bytes behind the end of the answer that begin no other: no client takes them for part of it. */
  over: number;
  /** The framing says that the body is whole. */
  ended: boolean;
  /** The body came without a head before it. */
  isBare: boolean;
}

export const NO_ANSWER: Answer = {
  nth: 0,
  status: null,
  headers: [],
  interim: [],
  framing: 'close',
  promised: null,
  body: 0,
  over: 0,
  ended: false,
  isBare: false,
};

type State = 'head' | 'length' | 'size' | 'data' | 'line-end' | 'trailer' | 'close' | 'over' | 'lost';

export class WireReader {
  /** The answer in hand, but for what grows with each block of its body: that is counted beside it. */
  head: Answer = NO_ANSWER;
  /** Bytes of its body, and bytes behind its end. */
  size = 0;
  over = 0;
  /** The body as latin-1 text, up to the first byte that was not kept; only where it is collected. */
  body: string[] = [];
  /** The answers before the one in hand, only where bodies are collected. */
  readonly earlier: { head: Answer; size: number; body: readonly string[] }[] = [];
  readonly #collects: boolean;
  #isIntact = true;
  #state: State = 'head';
  #text = '';
  #left = 0;

  constructor(collects = false) {
    this.#collects = collects;
  }

  get answer(): Answer {
    return { ...this.head, body: this.size, over: this.over };
  }

  /** A block of `size` bytes, of which `text` is the beginning that was kept. `method` is the request's that is answered: of the request that is
   *  answered `nth` (from 1), where a block may hold the end of one answer and the beginning of another. */
  read(text: string, size: number, method: string | ((nth: number) => string)): void {
    if (this.head.nth === 0) this.#next();
    let rest = text;
    while (rest !== '') rest = this.#step(rest, typeof method === 'string' ? method : method(this.head.nth));
    if (size > text.length) this.#skip(size - text.length);
  }

  /** No answer came after the interim one: it was the answer. */
  settle(method: string): void {
    if (this.head.status === null && this.head.interim.length > 0) this.#promote(method);
  }

  #next(): void {
    if (this.#collects && this.head.nth > 0) this.earlier.push({ head: this.head, size: this.size, body: this.body });
    this.#isIntact = true;
    this.head = { ...NO_ANSWER, nth: this.head.nth + 1 };
    this.size = this.over = 0;
    this.body = [];
    this.#state = 'head';
  }

  #step(rest: string, method: string): string {
    switch (this.#state) {
      case 'head':
        return this.#head(rest, method);
      case 'length':
      case 'data': {
        const taken = rest.slice(0, this.#left);
        this.#take(taken.length, taken);
        return rest.slice(taken.length);
      }
      case 'size':
        return this.#size(rest);
      case 'line-end': {
        const taken = Math.min(this.#left, rest.length);
        this.#left -= taken;
        if (this.#left === 0) this.#state = 'size';
        return rest.slice(taken);
      }
      case 'trailer':
        return this.#trailer(rest);
      case 'close':
        this.#take(rest.length, rest);
        return '';
      case 'over':
        if (rest.startsWith('HTTP/')) {
          this.#next();
          return rest;
        }
        this.over += rest.length;
        return '';
      case 'lost':
        return '';
    }
  }

  #head(rest: string, method: string): string {
    this.#text += rest;
    if (!mayBeHead(this.#text)) {
      const body = this.#text;
      this.#text = '';
      if (this.head.interim.length > 0) this.#promote(method);
      else {
        this.head = { ...this.head, isBare: true };
        this.#state = 'close';
      }
      return body;
    }
    // gunicorn's error pages end their head with a bare line feed; RFC 9112, section 2.2: a reader may take one for a line's end.
    const end = /\r?\n\r?\n/.exec(this.#text);
    if (end === null) return '';
    const [first = '', ...lines] = this.#text.slice(0, end.index).split(/\r?\n/);
    const after = this.#text.slice(end.index + end[0].length);
    this.#text = '';
    // uWSGI copies the version out of the request, whatever it is.
    const status = /^HTTP\/\d\.\d (.*)$/.exec(first)?.[1] ?? /\/\d\S* (\d{3}.*)$/.exec(first)?.[1] ?? first;
    this.head = { ...this.head, headers: lines.map(readHeader) };
    if (/^1\d\d/.test(status) && !status.startsWith('101')) {
      this.head = { ...this.head, interim: [...this.head.interim, status] };
      return after;
    }
    this.#begin(status, method);
    return after;
  }

  #promote(method: string): void {
    const interim = this.head.interim;
    this.head = { ...this.head, interim: interim.slice(0, -1) };
    this.#begin(interim.at(-1) ?? '', method);
  }

  /** The head is whole: what it says of the body's end. RFC 9112, section 6.3. */
  #begin(status: string, method: string): void {
    const answer = { ...this.head, status };
    const length = headerOf(answer, 'content-length');
    if (method === 'HEAD' || /^(?:204|304)\b/.test(status)) this.head = { ...answer, framing: 'none' };
    else if (/\bchunked\b/i.test(headerOf(answer, 'transfer-encoding') ?? '')) this.head = { ...answer, framing: 'chunked' };
    else if (length !== null && /^\d+$/.test(length)) this.head = { ...answer, framing: 'length', promised: Number(length) };
    else this.head = answer;
    this.#left = this.head.promised ?? 0;
    this.#state = { none: 'over', chunked: 'size', length: 'length', close: 'close' }[this.head.framing] as State;
    if (this.head.framing === 'none' || this.head.promised === 0) this.#end();
  }

  #end(): void {
    this.head = { ...this.head, ended: true };
    this.#state = 'over';
  }

  /** `size` bytes of the body; `text` is null where they were not kept. */
  #take(size: number, text: string | null): void {
    this.size += size;
    if (text === null) this.#isIntact = false;
    else if (this.#collects && this.#isIntact) this.body.push(text);
    if (this.#state === 'close') return;
    this.#left -= size;
    if (this.#left > 0) return;
    if (this.#state === 'length') this.#end();
    else {
      this.#state = 'line-end';
      this.#left = 2;
    }
  }

  #size(rest: string): string {
    const end = rest.indexOf('\n');
    this.#text += end < 0 ? rest : rest.slice(0, end);
    if (end < 0) return '';
    this.#left = Number.parseInt(this.#text, 16);
    this.#text = '';
    this.#state = Number.isNaN(this.#left) ? 'lost' : this.#left === 0 ? 'trailer' : 'data';
    return rest.slice(end + 1);
  }

  #trailer(rest: string): string {
    this.#text += rest;
    const end = this.#text.startsWith('\r\n') ? 0 : this.#text.indexOf('\r\n\r\n');
    if (end < 0 || this.#text === '\r') return '';
    const after = this.#text.slice(end === 0 ? 2 : end + 4);
    this.#text = '';
    this.#end();
    return after;
  }

  /** Bytes that were sent and not kept. */
  #skip(size: number): void {
    switch (this.#state) {
      case 'length':
      case 'data': {
        const taken = Math.min(this.#left, size);
        this.#take(taken, null);
        if (size > taken) this.#skip(size - taken);
        return;
      }
      case 'close':
        this.#take(size, null);
        return;
      case 'line-end': {
        const taken = Math.min(this.#left, size);
        this.#left -= taken;
        if (this.#left === 0) this.#state = 'size';
        if (size > taken) this.#state = 'lost';
        return;
      }
      case 'over':
        this.over += size;
        return;
      default:
        this.#state = 'lost';
    }
  }
}

/** What can't be a head is a body without one: HTTP/0.9, or an application that told its server no status. */
function mayBeHead(text: string): boolean {
  if ('HTTP/'.startsWith(text.slice(0, 5))) return true;
  return /^[^\r\n]*\/\d\S* \d{3}\b[^\r\n]*\r\n/.test(text) && text.includes('\r\n\r\n');
}

function readHeader(line: string): readonly [string, string] {
  const colon = line.indexOf(':');
  return colon < 0 ? [line, ''] : [line.slice(0, colon), line.slice(colon + 1).trim()];
}

export const headerOf = (answer: Pick<Answer, 'headers'>, name: string): string | null =>
  answer.headers.find(([key]) => key.toLowerCase() === name)?.[1] ?? null;
