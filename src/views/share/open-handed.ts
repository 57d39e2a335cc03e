// Opens what somebody hands over: a project as a zip, as a folder or as the page's own file; a recording. Nothing of it runs, and one's own work stays.

import { foreignFile } from '../../export/foreign-file.ts';
import { readZip } from '../../export/read-zip.ts';
import { isRecordingFile, MOST_RECORDED, readRecordingFile } from '../../export/recording-file.ts';
import { type Source, takeFiles } from '../../export/taken-files.ts';
import { refuseName } from '../../store/file-name.ts';
import type { Onionskin } from '../../store/store.ts';
import * as strings from '../../strings/share/open-handed.ts';
import type { Handed } from './dropped.ts';

const BOUNDS = { bytes: 20_000_000, entries: 5000, unpacked: 20_000_000 };

export interface Opened {
  ok: boolean;
  /** What is wrong, or what was left out; '' when there is nothing to say. */
  says: string;
}

export async function openHanded(store: Onionskin, handed: readonly Handed[]): Promise<Opened> {
  const [first] = handed;
  if (first === undefined) return { ok: false, says: strings.noFile };
  if (handed.length > 1 || first.name.includes('/')) return openFiles(store, titleOf(first.name), handed.map(sourceOf));
  const { file } = first;
  if (file.size > Math.max(MOST_RECORDED, BOUNDS.bytes)) return { ok: false, says: strings.tooLarge };
  const bytes = new Uint8Array(await file.arrayBuffer());
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return openZip(store, titleOf(first.name), bytes);
  const isJson = /\.json$/i.test(first.name);
  const text = isJson ? new TextDecoder().decode(bytes) : '';
  const foreign = foreignFile(first.name, text);
  if (foreign !== null) return { ok: false, says: strings.foreign[foreign] };
  if (!isJson) return openFiles(store, titleOf(first.name), [sourceOf(first)]);
  if (!isRecordingFile(text)) return told(await store.getState().openSharedText(text), '');
  const read = readRecordingFile(text);
  return read.ok ? told(await store.getState().openRecording(read), '') : { ok: false, says: read.says };
}

async function openZip(store: Onionskin, title: string, bytes: Uint8Array<ArrayBuffer>): Promise<Opened> {
  const zip = readZip(bytes, BOUNDS);
  if (!zip.ok) return { ok: false, says: strings.badZip(zip.says) };
  const sources = zip.entries.flatMap(({ name, size, isFolder, isSpecial, read }): Source[] => {
    if (isFolder) return [];
    const refusal = isSpecial ? strings.isLink : read === null ? strings.isEncrypted : null;
    return [{ name, size, refusal, read: read ?? (async () => new Uint8Array()) }];
  });
  return openFiles(store, title, sources);
}

async function openFiles(store: Onionskin, title: string, sources: readonly Source[]): Promise<Opened> {
  if (sources.length > BOUNDS.entries) return { ok: false, says: strings.tooMany(BOUNDS.entries) };
  const taken = await takeFiles(title, sources, refuseName);
  return taken.ok ? told(await store.getState().openSharedText(taken.text), taken.says) : { ok: false, says: taken.says };
}

const told = (wrong: string | null, says: string): Opened => (wrong === null ? { ok: true, says } : { ok: false, says: wrong });

const sourceOf = ({ name, file }: Handed): Source => ({
  name,
  size: file.size,
  refusal: null,
  read: async () => new Uint8Array(await file.arrayBuffer()),
});

/** "shop.zip" and "shop/app.py" are "shop". */
const titleOf = (name: string): string => (name.split('/')[0] ?? '').replace(/\.[^.]*$/, '');
