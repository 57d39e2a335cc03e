// What came of a button, said beside it. There is one sentence at a time in the whole sheet: what is said at one place takes away what was said before.
// Every place stands there from the beginning, because a screen reader tells only what changes in a region that it knows.

export interface Saying {
  at: Place;
  says: string;
}
export type Place = 'link' | 'embed' | 'zip' | 'recorder' | 'recording';

interface Props {
  said: Saying;
  at: Place;
  /** What it is about. */
  label: string;
}

export function Said({ said, at, label }: Props) {
  return (
    <p role="status" className="share-said" aria-label={label}>
      {said.at === at ? said.says : ''}
    </p>
  );
}
