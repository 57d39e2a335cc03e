// Which kinds of process there are: what an interpreter has imported already when it is made (scripts/snapshots.json, to which a test holds this).
// A project of a large framework gets one that knows the framework; without that snapshot all works, only later.

export type Kind = 'plain' | 'django';
/** What any project can run in. */
export const PLAIN: Kind = 'plain';

/** Milliseconds that a start, and the first request of a process, may take at least: what a framework does then is not the program's. */
export interface Patience {
  start: number;
  first: number;
}
interface KindFacts {
  /** The snapshot, beside Python's own files. */
  file: string;
  /** What is in it, beside the bundles of servers. */
  bundles: readonly string[];
  patience: Patience;
}
export const KINDS: Readonly<Record<Kind, KindFacts>> = {
  plain: { file: 'snapshot.bin', bundles: [], patience: { start: 0, first: 0 } },
  django: {
    file: 'snapshot-django.bin',
    bundles: ['django', 'asgiref', 'sqlparse'],
    patience: { start: 20_000, first: 5000 },
  },
};

/** For what is imported in a process that has not imported it yet: on a slow machine that takes seconds. */
const IMPORTING: Patience = { start: 10_000, first: 5000 };

/** For a project that may import these bundles. */
export function patienceFor(bundles: readonly string[]): Patience {
  const { patience } = KINDS[kindFor(bundles)];
  return kindFor(bundles) === PLAIN && bundles.length > 0 ? IMPORTING : patience;
}

/** The kind for a project that may import these bundles. */
export const kindFor = (bundles: readonly string[]): Kind => (bundles.includes('django') ? 'django' : PLAIN);
