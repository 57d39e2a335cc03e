// Opens a recording that was kept as a file: with its project as a lesson without a task, and the recording on stage, without any Python.
// All recordings of one application stand in one place, so that they can be compared.
import { readRequest } from '../lib/http-message.ts';
import { pack } from '../lib/packed.ts';
import type { ConnectionEnd } from '../runner/runner.ts';
import * as strings from '../strings/store/opening-recording.ts';
import { recordedTitle } from '../strings/store/shared.ts';
import type { Recording } from '../trace/recording.ts';
import { requestAt } from '../trace/request-at.ts';
import { sentBy } from './recorded-run.ts';
import { lessonOf, readShared, type Shared, sharedText, slugOf } from './shared-work.ts';
import type { Slice } from './slice.ts';
import { beginAs } from './work.ts';

export interface KeptRecording {
  recording: Recording;
  end: ConnectionEnd;
  /** A shared project as text; null when nobody knows the files. */
  project: string | null;
}

/** What has more events than these is prepared in slices: all at once it would be felt. */
const LONG = 3000;

export const openingRecording: Slice<(kept: KeptRecording) => Promise<string | null>> =
  (set, get, { prepare }) =>
  async ({ recording, end, project }) => {
    const read = readShared(project ?? sharedText(unknownProject(recording)));
    if (!read.ok) return read.says;
    const { shared } = read;
    const slug = slugOf(`recordings of ${shared.app}`);
    const { work, app } = shared;
    const plain = lessonOf(shared, slug);
    const title = recordedTitle(shared.title === '' ? app : shared.title);
    const lesson = { ...plain, front: { ...plain.front, title, goal: strings.goal }, prose: (plain.prose ?? []).slice(0, -1) };
    beginAs(lesson, work);
    const word = await pack(sharedText(shared));
    const { course, words } = get();
    const lessons = [...course.lessons.filter((one) => one.slug !== slug), lesson];
    set({ course: { ...course, lessons }, words: { ...words, [slug]: word } });
    await get().openLesson(slug);
    if (recording.events.length > LONG) await prepare(recording).catch(() => {});
    if (get().slug !== slug) return null;
    get().adopt({
      slug,
      request: work.request,
      project: { files: work.files, app, disk: slug },
      server: work.server,
      connection: 'new',
      started: { ok: true, recording: null, log: {}, exited: null },
      outcome: { raw: sentBy(recording), end, process: recording.process, recording, log: {}, environ: null, exited: null },
      took: recording.events.at(-1)?.at ?? 0,
    });
    return null;
  };

/** A bare recording: what was asked is in it, the files are not. */
function unknownProject(recording: Recording): Shared {
  const { method, target, headers, body } = readRequest(requestAt(recording, recording.events.length - 1).text);
  const files = { 'app.py': strings.noFiles };
  const request = { method, target, headers, body };
  const work = { files, openFile: 'app.py', request, server: { name: 'wsgiref' as const }, keepAlive: false };
  return { title: strings.untitled, app: 'app:application', work, moment: '' };
}
