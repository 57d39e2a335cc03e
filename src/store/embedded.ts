// One run with its project, as text for a page of somebody else's (documentation, a blog): it is shown and played there without Python. It comes
// from a stranger, as a shared project does (shared-work.ts): it is read whole or not at all, within bounds.
import { flag, isObject, oneOf, optional, record, shape, textOf } from '../lib/guard.ts';
import { readJson } from '../lib/read-json.ts';
import { CONNECTION_ENDS } from '../runner/runner.ts';
import * as strings from '../strings/store/embedded.ts';
import { mask, maskText } from '../trace/mask.ts';
import type { Recording } from '../trace/recording.ts';
import { fromText, toText } from '../trace/trace-text.ts';
import type { RecordedRun } from './recorded-run.ts';
import { MOST_TEXT, readShared, type Shared, sharedText } from './shared-work.ts';
import { type Run, THEMES, type Theme } from './state.ts';

const FORMAT = 'onionskin-embed';
/** Changelog. 1: the first format. */
const VERSION = 1;
/** In characters: of the recording, of each log, of all. */
const MOST_RUN = 1_500_000;
const MOST_LOG = 50_000;
export const MOST_EMBED = MOST_TEXT + MOST_RUN + 4 * MOST_LOG;
/** Layers within layers, and layers in all: what is drawn of more than these is no picture any more. */
const MOST_DEEP = 500;
const MOST_LAYERS = 2000;

export interface Embedded {
  shared: Shared;
  run: RecordedRun;
  /** Whoever sees it may change and run it. */
  editable: boolean;
  /** How it looks; `system` is as whoever sees it has it. The page around it may have one look for all. */
  theme: Theme;
}
export type EmbedRead = { ok: true; embedded: Embedded } | { ok: false; says: string };

const isRun = shape({ text: textOf(MOST_RUN), end: oneOf(CONNECTION_ENDS), log: record(textOf(MOST_LOG), /^[\w.-]{1,60}$/) });
/** `theme` came later: without one it is the system's. */
const isEmbed = shape({ editable: flag, run: isRun, theme: optional(oneOf(THEMES)) });

export function embedText({ shared, run, editable, theme }: Embedded): string {
  return `{"format":"${FORMAT}","version":${VERSION},"editable":${editable},"theme":"${theme}","run":${JSON.stringify(run)},"project":${sharedText(shared)}}`;
}

export function readEmbed(text: string | null): EmbedRead {
  const data = text === null || text.length > MOST_EMBED ? undefined : readJson(text);
  if (!isObject(data)) return refused(strings.notWhole);
  if (data.format !== FORMAT) return refused(strings.somethingElse);
  if (typeof data.version === 'number' && data.version > VERSION) return refused(strings.newer);
  if (data.version !== VERSION) return refused(strings.noVersion);
  const shared = readShared(JSON.stringify(Object.hasOwn(data, 'project') ? data.project : null));
  if (!shared.ok) return refused(shared.says);
  if (!isEmbed(data)) return refused(strings.unreadable);
  const { editable, run, theme = 'system' } = data;
  const recording = readRun(run.text);
  if (recording === null) return refused(strings.unreadable);
  if (tooDeep(recording)) return refused(strings.tooDeep);
  return { ok: true, embedded: { shared: shared.shared, editable, theme, run: { text: run.text, end: run.end, log: run.log } } };
}

const refused = (says: string): EmbedRead => ({ ok: false, says });

function readRun(text: string): Recording | null {
  try {
    return fromText(text);
  } catch {
    // Whatever is wrong with it: it is not one that this page wrote.
    return null;
  }
}

function tooDeep({ layers, spans }: Recording): boolean {
  const depths: number[] = [];
  for (const { parent } of spans) depths.push(parent === null ? 0 : (depths[parent] ?? 0) + 1);
  return layers.length > MOST_LAYERS || depths.some((depth) => depth > MOST_DEEP);
}

/** What is on stage as it can be handed on: with what differs at every run masked. A sentence when it can't be. */
export function runToEmbed({ outcome }: Run): RecordedRun | string {
  if (outcome === null || outcome.recording === null) return strings.noRecording;
  if (outcome.recording.events.length > MOST_EVENTS || tooDeep(outcome.recording)) return strings.tooLong;
  const text = toText(mask(outcome.recording));
  if (text.length > MOST_RUN) return strings.tooLong;
  const logs = Object.entries(outcome.log).map(([name, log]) => [name, maskText(log).slice(0, MOST_LOG)] as const);
  return { text, end: outcome.end, log: Object.fromEntries(logs) };
}

/** Each is a line of text. */
const MOST_EVENTS = 20_000;
