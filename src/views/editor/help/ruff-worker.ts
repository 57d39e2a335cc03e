// Ruff in a worker of its own: eleven megabytes of WebAssembly that the page never waits for. Begun at the first question.
import init, { PositionEncoding, Workspace } from '@astral-sh/ruff-wasm-web';
import wasm from '@astral-sh/ruff-wasm-web/ruff_wasm_bg.wasm?url';
import type { RuffAsked, RuffTold } from './ruff-messages.ts';
import { SETTINGS } from './ruff-settings.ts';

let begun: Promise<Workspace> | null = null;

function begin(): Promise<Workspace> {
  begun ??= init({ module_or_path: new URL(wasm, import.meta.url) }).then(
    () => new Workspace(SETTINGS, PositionEncoding.Utf16),
    (error: unknown) => {
      // The next question tries again.
      begun = null;
      throw error;
    },
  );
  return begun;
}

async function answer({ id, kind, source }: RuffAsked): Promise<RuffTold> {
  let ruff: Workspace;
  try {
    ruff = await begin();
  } catch {
    return { id, kind: 'absent' };
  }
  if (kind === 'check') return { id, kind: 'checked', diagnostics: ruff.check(source) };
  return { id, kind: 'formatted', source: formatted(ruff, source) };
}

/** Ruff throws for what it can't parse. */
function formatted(ruff: Workspace, source: string): string | null {
  try {
    return ruff.format(source);
  } catch {
    return null;
  }
}

self.onmessage = ({ data }: MessageEvent<RuffAsked>) => {
  void answer(data).then((told) => self.postMessage(told));
};
