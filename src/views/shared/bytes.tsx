// Bytes as they are: text in the program's voice, control characters in words and a lighter ink.
import { Fragment, useMemo } from 'react';
import { piecesOf } from './byte-pieces.ts';
import './bytes.css';

export function Bytes({ latin1 }: { latin1: string }) {
  const pieces = useMemo(() => piecesOf(latin1), [latin1]);
  return pieces.map((piece, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a text never change places
    <Fragment key={at}>{piece.kind === 'control' ? <i className="byte">{piece.text}</i> : piece.text}</Fragment>
  ));
}
