// Links: to a moment of a lesson, and to a whole project.

import type { KeptRecording } from './opening-recording.ts';
import type { State, Theme } from './state.ts';

export interface LinkSlice {
  /** A moment that a link asks for, while there is no recording of its lesson on stage yet. */
  wanted: { slug: string; moment: string } | null;
  /** A sentence when there is no such moment, or no such lesson. */
  missing: string | null;
  /** Opens the lesson, and goes to the moment in its run; a moment as `momentText` writes it, or ''. */
  openLink(slug: string, moment: string): Promise<void>;
  dismissMissing(): void;
}

/** A link that can be handed to others, and what it weighs. */
export interface MadeLink {
  /** What stands behind the # of the address. */
  word: string;
  /** The same as text, for a file. */
  text: string;
}

/** A run that can be shown in another page, or the sentence why it can't be. */
export type MadeEmbed = { ok: true; word: string; title: string } | { ok: false; says: string };

export interface ShareSlice {
  /** The lesson that was in view before a shared project was opened: one's own work is there. */
  home: string;
  /** Of shared projects that are open, what stands behind the # of their address. */
  words: Readonly<Record<string, string>>;
  /** What is in the editor and in the composer, with the moment on stage if that is wanted. Rejects when what makes it can't be fetched. */
  makeLink(withMoment: boolean): Promise<MadeLink>;
  /** What stands behind the # of the address of the moment that is on stage as it is called: of the lesson, where its own code ran; else with the
   *  project as it ran. Null when that is larger than what can be opened. Rejects when there is no such moment (`selectIsLinkable`), and when what
   *  makes it can't be fetched. */
  momentLink(at?: State): Promise<string | null>;
  /** The run on stage, with its project as it ran and the moment it stands at. Rejects when what makes it can't be fetched. */
  makeEmbed(editable: boolean, theme: Theme): Promise<MadeEmbed>;
  /** Opens what a link holds. Nothing of it runs, and nothing of one's own is touched; what can't be read is told in a sentence. */
  openShared(word: string): Promise<void>;
  /** The same with the text of a file; the sentence when it can't be read. */
  openSharedText(text: string): Promise<string | null>;
  /** Opens a recording that was kept as a file, beside one's own work, and puts it on stage; the sentence when its project can't be read. */
  openRecording(kept: KeptRecording): Promise<string | null>;
  /** Opens what was changed of a shared project that came on an earlier visit. */
  reopenShared(slug: string): Promise<void>;
}
