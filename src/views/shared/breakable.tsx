// A name or a piece of code that may end a line where a reader would end it: behind a dot, an underscore or a bracket that follows a word, neither
// within a word nor between two such signs. What is copied, and what a screen reader says, is the text alone.
import { Fragment } from 'react';

/** Characters of code that stay on one line, also in the narrowest column: `--access-logfile -` torn after its first two reads as something else. */
export const UNBROKEN = 20;

export function Breakable({ text }: { text: string }) {
  // The text never changes while it stands, so a piece's place is its key.
  return text.split(/(?<=[^\W_][._(/=]+)(?=[A-Za-z"'])/).map((piece, at) => {
    const key = `${at}:${piece}`;
    return at === 0 ? (
      piece
    ) : (
      <Fragment key={key}>
        <wbr />
        {piece}
      </Fragment>
    );
  });
}
