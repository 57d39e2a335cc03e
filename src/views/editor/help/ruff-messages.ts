// What the page and ruff's worker say to each other.
import type { Diagnostic } from '@astral-sh/ruff-wasm-web';

export interface RuffAsked {
  id: number;
  kind: 'check' | 'format';
  source: string;
}

export type RuffTold =
  | { id: number; kind: 'checked'; diagnostics: readonly Diagnostic[] }
  /** Null: it can't be read as Python, so it can't be formatted. */
  | { id: number; kind: 'formatted'; source: string | null }
  /** Ruff could not be fetched or begun. */
  | { id: number; kind: 'absent' };
