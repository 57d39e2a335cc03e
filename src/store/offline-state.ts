// The part of the state that tells whether the page is kept for use without a network.

/** How it stands with use of the page without a network. */
export type Keeping = { kind: 'keeping' } | { kind: 'kept'; bytes: number } | { kind: 'not-kept'; says: string };

export interface OfflineSlice {
  /** Null: not known yet. */
  keeping: Keeping | null;
  /** The next load of the page gets a newer version. */
  newer: boolean;
  /** Why a newer version, which is there, could not be kept; null: none was refused, or another one was kept since. */
  newerRefused: string | null;
  hearKeeping(keeping: Keeping): void;
  hearNewer(): void;
  hearNewerRefused(says: string): void;
}
