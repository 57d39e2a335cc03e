// The part of the state that tells what became of the user's work in the browser's storage.

/** How the page stands with the browser's storage; the header says it. */
export type Saving =
  | { kind: 'saved' }
  | { kind: 'saving' }
  | { kind: 'not-saved'; says: string }
  /** What is stored can't be read and can't be moved away either: writing would destroy it. */
  | { kind: 'locked'; says: string };

/** A text that was set aside in the storage. */
export interface Aside {
  /** As the storage calls it. */
  name: string;
  text: string;
}

/** What came of it, in a sentence. `undo` puts back what was here before; left out when nothing was taken. */
export interface TakenIn {
  says: string;
  undo?: () => void;
}

export interface SavingSlice {
  saving: Saving;
  /** A sentence about something that was found in the storage and set aside, until it is dismissed. */
  found: string | null;
  /** Another tab has saved other work since this one last did: this one saves no more until one of the two is chosen. */
  elsewhere: boolean;
  dismissFound(): void;
  /** Writes at once what still waits to be written. For the moment when the page goes away. */
  saveNow(): void;
  /** Another tab wrote this text to the storage (null: it was cleared). */
  hearOtherTab(text: string | null): void;
  /** Takes in what a file of progress holds (progress-file.ts). Rejects when what does that can't be fetched. */
  takeIn(text: string): Promise<TakenIn>;
  /** Takes the other tab's work in, or keeps this one's and writes it over. */
  settle(choice: 'reload' | 'keep'): Promise<void>;
  /** What was set aside in the browser's storage, because it could not be read or to make room for other work. Null where the storage can't be looked at. */
  asides(): readonly Aside[] | null;
  /** Removes one of them for good. */
  dropAside(name: string): void;
  /** Removes all that the learner made, and what was set aside. Gives back the way to undo it. */
  forgetWork(): () => void;
}
