// Django's stack as a table: a row for each entry of MIDDLEWARE and one for the view, a column for each time at which something of it may run.
// What ran is numbered in the order in which it did. Pure, worked out once for each recording.
import { cursorsOf } from './cursors.ts';
import { isDjango, responseIn, statusText, toneOfResponse } from './django.ts';
import type { TraceEvent } from './event.ts';
import { perRecording } from './memo.ts';
import type { Cursor, Layer, Recording, SpanId } from './recording.ts';
import type { Tone } from './scene.ts';
import { spanFacts } from './spans.ts';
import { skinOfSpan } from './stack.ts';
import { eventOf } from './words.ts';

/** Django's documentation, Middleware. `before` and `after` are process_request and process_response, or the code around get_response(request). */
export const HOOK_COLUMNS = [
  'before',
  'process_view',
  'view',
  'process_exception',
  'process_template_response',
  'after',
] as const;
export type HookColumn = (typeof HOOK_COLUMNS)[number];

export interface HookCell {
  /** When it began, as far as one steps there. */
  cursor: Cursor;
  /** When it is known what it gave. */
  known: Cursor;
  /** 1 for what ran first. */
  step: number;
  /** "None", "404", "KeyError", "on" (it called what is inside). */
  gave: string;
  tone: Tone | null;
  /** The method, where it has one of its own. */
  hook: string | null;
}
export interface HookRow {
  name: string;
  /** As settings.MIDDLEWARE has it; null where that is not known, and for the view. */
  path: string | null;
  isView: boolean;
  /** False: it raised MiddlewareNotUsed when the handler was made. */
  used: boolean;
  /** What that exception said. */
  says: string | null;
  /** Null: the request never came to it. */
  skin: number | null;
  cells: Readonly<Partial<Record<HookColumn, HookCell>>>;
}

/** The list that Django has made its stack of, the outermost first; empty where that was not told. */
export const middlewareOf = perRecording((recording): readonly string[] => {
  const told = eventOf(recording, cursorsOf(recording, 'middleware')[0] ?? -1, 'middleware');
  return told?.entries.map(({ path }) => path) ?? [];
});

/** Null for a request that never came to Django. */
export const hookTableOf = perRecording((recording): readonly HookRow[] | null => {
  const layers = recording.layers.filter(({ kind }) => kind === 'django' || kind === 'view');
  const told = cursorsOf(recording, 'middleware')[0];
  const entries = eventOf(recording, told ?? -1, 'middleware')?.entries ?? [];
  if (layers.length === 0) return null;
  const rows = [...rowsOfEntries(recording, entries, layers), ...others(recording, entries, layers)];
  const cells = rows.flatMap((row) => Object.values(row.cells)).toSorted((a, b) => a.cursor - b.cursor);
  cells.forEach((cell, at) => {
    cell.step = at + 1;
  });
  return rows;
});

type Entries = readonly { path: string; used: boolean; says?: string | undefined }[];

function rowsOfEntries(recording: Recording, entries: Entries, layers: readonly Layer[]): HookRow[] {
  return entries.map(({ path, used, says = null }) => {
    const layer = layers.find((one) => one.path === path);
    if (layer !== undefined) return rowOf(recording, layer, used);
    return { name: path.split('.').at(-1) ?? path, path, isView: false, used, says, skin: null, cells: {} };
  });
}

/** Layers of which MIDDLEWARE says nothing: the view, and all of them where the start was not recorded. */
function others(recording: Recording, entries: Entries, layers: readonly Layer[]): HookRow[] {
  const known = new Set(entries.map(({ path }) => path));
  const rest = layers.filter(({ path }) => path === undefined || !known.has(path));
  return rest.map((layer) => rowOf(recording, layer, true)).toSorted((a, b) => Number(a.isView) - Number(b.isView));
}

function rowOf(recording: Recording, layer: Layer, used: boolean): HookRow {
  const isView = layer.kind === 'view';
  const span = recording.spans.findLast((one) => one.layer === layer.id)?.id ?? 0;
  const cells: Partial<Record<HookColumn, HookCell>> = {};
  const put = (column: HookColumn, cell: Omit<HookCell, 'step'> | null) => {
    if (cell !== null) cells[column] = { ...cell, step: 0 };
  };
  if (isView) put('view', viewCell(recording, span));
  else {
    put('before', beforeCell(recording, span));
    put('after', afterCell(recording, span));
    for (const cursor of cursorsOf(recording, 'hook')) {
      const hook = eventOf(recording, cursor, 'hook');
      const column = HOOK_COLUMNS.find((one) => one === hook?.name);
      if (hook?.span === span && column !== undefined)
        put(column, { cursor, known: cursor, hook: hook.name, ...gaveIn(recording, hook) });
    }
  }
  return { name: layer.name, path: layer.path ?? null, isView, used, says: null, skin: skinOfSpan(recording, span), cells };
}

function viewCell(recording: Recording, span: SpanId): Omit<HookCell, 'step'> | null {
  const cursor = recording.spans[span]?.asks;
  const end = endOf(recording, span);
  if (cursor === undefined) return null;
  if (end === null) return { cursor, known: recording.events.length, gave: '', tone: null, hook: null };
  return { cursor, known: end, hook: null, ...gaveIn(recording, recording.events[end]) };
}

/** From its call on until it calls what is inside, or ends without. */
function beforeCell(recording: Recording, span: SpanId): Omit<HookCell, 'step'> | null {
  const cursor = recording.spans[span]?.asks;
  if (cursor === undefined) return null;
  const own = hookOf(recording, span, 'process_request');
  if (own !== null) return { cursor, known: own, hook: 'process_request', ...gaveIn(recording, recording.events[own]) };
  const inner = innerMoment(recording, span);
  const end = endOf(recording, span);
  if (inner !== null && (end === null || inner < end)) return { cursor, known: inner, gave: 'on', tone: null, hook: null };
  if (end === null) return { cursor, known: recording.events.length, gave: '', tone: null, hook: null };
  return { cursor, known: end, hook: null, ...gaveIn(recording, recording.events[end]) };
}

/** After what is inside has answered: nothing of a layer that answered itself. */
function afterCell(recording: Recording, span: SpanId): Omit<HookCell, 'step'> | null {
  const end = endOf(recording, span);
  const inner = innerMoment(recording, span);
  const own = hookOf(recording, span, 'process_response');
  if (end === null || (own === null && (inner === null || inner > end))) return null;
  return { cursor: end, known: end, hook: own === null ? null : 'process_response', ...gaveIn(recording, recording.events[end]) };
}

/** When a layer's own code gave way to what is inside: the next layer is called, a hook of another one, or Django has an exception there. */
function innerMoment(recording: Recording, span: SpanId): Cursor | null {
  const facts = spanFacts(recording)[span];
  const [child] = facts?.children ?? [];
  const called = child === undefined ? null : (spanFacts(recording)[child]?.called ?? null);
  if (called !== null) return called;
  // The innermost middleware has no layer inside where no view was found, or a hook has answered for it.
  const asked = recording.spans[span]?.asks ?? 0;
  const end = endOf(recording, span) ?? recording.events.length;
  const aside = recording.events.findIndex((event, cursor) => {
    if (cursor <= asked || cursor >= end) return false;
    return (event.type === 'catch' && event.span === span) || (event.type === 'hook' && event.name === 'process_view');
  });
  return aside < 0 ? null : aside;
}

function hookOf(recording: Recording, span: SpanId, name: string): Cursor | null {
  const found = cursorsOf(recording, 'hook').findLast((cursor) => {
    const event = eventOf(recording, cursor, 'hook');
    return event?.span === span && event.name === name;
  });
  return found ?? null;
}

/** When a call gave a response, or raised. */
function endOf(recording: Recording, span: SpanId): Cursor | null {
  const returned = spanFacts(recording)[span]?.returned ?? null;
  const raised = cursorsOf(recording, 'raise').find((cursor) => recording.events[cursor]?.span === span);
  return returned ?? raised ?? null;
}

function gaveIn(recording: Recording, event: TraceEvent | undefined): Pick<HookCell, 'gave' | 'tone'> {
  const response = responseIn(event);
  if (response !== null) return { gave: statusText(response), tone: toneOfResponse(response) };
  if (event?.type === 'raise') return { gave: event.name, tone: 'fault' };
  if (event?.type === 'hook' && event.gave === 'raised') return { gave: nameOfError(recording, event.error), tone: 'fault' };
  if (event?.type === 'hook' && event.gave === 'none')
    return { gave: 'None', tone: event.name === 'process_response' ? 'fault' : null };
  if (event?.type === 'hook' || event?.type === 'return') return { gave: event.value?.type ?? '?', tone: 'fault' };
  return { gave: '', tone: null };
}

function nameOfError(recording: Recording, error: number | undefined): string {
  const event = recording.events.find((one) => (one.type === 'raise' || one.type === 'catch') && one.error === error);
  return event?.type === 'raise' || event?.type === 'catch' ? (event.name ?? 'exception') : 'exception';
}

/** The step that is under way: the last one that has begun, while the request is within Django's stack; 0 for none. */
export function hookStepAt(recording: Recording, cursor: Cursor): number {
  const rows = hookTableOf(recording);
  const outermost = recording.spans.find(({ id, parent }) => isDjango(recording, id) && !isDjango(recording, parent));
  const end = outermost === undefined ? null : endOf(recording, outermost.id);
  if (rows === null || (end !== null && cursor > end)) return 0;
  const begun = rows.flatMap((row) => Object.values(row.cells)).filter((cell) => cell.cursor <= cursor);
  return Math.max(0, ...begun.map(({ step }) => step));
}
