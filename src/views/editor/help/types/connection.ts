// JSON-RPC with a language server in a worker, as the Language Server Protocol has it, and of that what one server needs.

/** A worker, or what a test has in its place. */
export interface Line {
  postMessage(message: unknown, transfer?: Transferable[]): void;
  terminate(): void;
  onmessage: ((event: MessageEvent<unknown>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
}

interface Message {
  id?: number | string;
  method?: string;
  params?: unknown;
  result?: unknown;
  error?: { message: string };
}

export interface Answers {
  /** What the server tells by itself. */
  told(method: string, params: unknown): void;
  /** What it asks for. */
  asked(method: string, params: unknown): unknown;
  /** A message that is no JSON-RPC. */
  other(data: unknown): void;
}

export class Connection {
  readonly #line: Line;
  readonly #waiting = new Map<number, (result: unknown) => void>();
  #last = 0;

  constructor(line: Line, answers: Answers) {
    this.#line = line;
    line.onmessage = ({ data }) => this.#hear(data, answers);
  }

  /** Null where the server has no answer, or is gone. */
  ask(method: string, params: unknown): { result: Promise<unknown>; cancel(): void } {
    const id = ++this.#last;
    const result = new Promise<unknown>((resolve) => this.#waiting.set(id, resolve));
    this.#line.postMessage({ jsonrpc: '2.0', id, method, params });
    return { result, cancel: () => this.#waiting.has(id) && this.tell('$/cancelRequest', { id }) };
  }

  tell(method: string, params: unknown): void {
    this.#line.postMessage({ jsonrpc: '2.0', method, params });
  }

  close(): void {
    this.#line.onmessage = null;
    this.#line.terminate();
    for (const settle of this.#waiting.values()) settle(null);
    this.#waiting.clear();
  }

  #hear(data: unknown, answers: Answers): void {
    const message = data as Message & { jsonrpc?: string };
    if (message.jsonrpc !== '2.0') {
      answers.other(data);
      return;
    }
    const { id, method } = message;
    if (method === undefined) {
      const settle = this.#waiting.get(Number(id));
      this.#waiting.delete(Number(id));
      settle?.(message.error === undefined ? message.result : null);
    } else if (id === undefined) answers.told(method, message.params);
    else this.#line.postMessage({ jsonrpc: '2.0', id, result: answers.asked(method, message.params) ?? null });
  }
}
