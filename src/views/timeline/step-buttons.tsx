// The five buttons of any clock: to the ends, one step either way, play and pause.
import type { ReactNode } from 'react';
import * as strings from '../../strings/timeline/step-buttons.ts';

interface Props {
  /** What one step is: "hop". */
  unit: 'hop' | 'line' | 'moment';
  /** There is nothing to go through. */
  empty?: boolean;
  playing: boolean;
  atStart: boolean;
  atEnd: boolean;
  toStart(): void;
  toEnd(): void;
  step(by: 1 | -1): void;
  play(): void;
  pause(): void;
}

export function StepButtons({ unit, empty = false, playing, atStart, atEnd, toStart, toEnd, step, play, pause }: Props) {
  return (
    <>
      <IconButton name={strings.first} disabled={empty} idle={atStart} edge onClick={toStart}>
        <path d="M3.5 3.500v9" />
        <path className="f" d="M13 3.500v9L6 8z" />
      </IconButton>
      <IconButton name={strings.previous[unit]} disabled={empty} idle={atStart} onClick={() => step(-1)}>
        <path d="M10 3.500L5.5 8l4.5 4.500" />
      </IconButton>
      <IconButton name={playing ? strings.pause : strings.play} disabled={empty} main onClick={playing ? pause : play}>
        {playing ? <path d="M5.5 3.500v9M10.5 3.500v9" strokeWidth="2.5" /> : <path className="f" d="M4.5 2.800v10.4L13.5 8z" />}
      </IconButton>
      <IconButton name={strings.next[unit]} disabled={empty} idle={atEnd} onClick={() => step(1)}>
        <path d="M6 3.500L10.5 8 6 12.500" />
      </IconButton>
      <IconButton name={strings.last} disabled={empty} idle={atEnd} edge onClick={toEnd}>
        <path d="M12.5 3.500v9" />
        <path className="f" d="M3 3.500v9L10 8z" />
      </IconButton>
    </>
  );
}

interface IconButtonProps {
  name: string;
  disabled: boolean;
  /** Nothing to do there now: at the end of the way. It keeps the focus, so that one can go the other way from the keyboard. */
  idle?: boolean;
  onClick(): void;
  children: ReactNode;
  /** The one with a visible edge. */
  main?: boolean;
  /** Left out where there is little room: the keys Home and End do the same. */
  edge?: boolean;
}

function IconButton({ name, disabled, idle = false, onClick, children, main = false, edge = false }: IconButtonProps) {
  return (
    <button
      type="button"
      className={`btn icon${main ? ' main' : ' quiet'}${edge ? ' edge' : ''}`}
      aria-label={name}
      title={name}
      disabled={disabled}
      aria-disabled={idle || undefined}
      onClick={() => idle || onClick()}
    >
      <svg className="i" viewBox="0 0 16 16" aria-hidden="true">
        {children}
      </svg>
    </button>
  );
}
