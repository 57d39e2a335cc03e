// Which kinds of process there are: what an interpreter has imported already when it is made (scripts/snapshots.json, to which a test holds this).
// A project of a large framework gets one that knows the framework; without that snapshot all works, only later.

export type Kind = 'plain' | 'django';
/** What any project can run in. */
export const PLAIN: Kind = 'plain';

interface KindFacts {
  /** The snapshot, beside Python's own files. */
  file: string;
  /** What is in it, beside the bundles of servers. */
  bundles: readonly string[];
}
export const KINDS: Readonly<Record<Kind, KindFacts>> = {
  plain: { file: 'snapshot.bin', bundles: [] },
  django: {
    file: 'snapshot-django.bin',
    bundles: ['django', 'asgiref', 'sqlparse'],
  },
};

/** The kind for a project that may import these bundles. */
export const kindFor = (bundles: readonly string[]): Kind => (bundles.includes('django') ? 'django' : PLAIN);
