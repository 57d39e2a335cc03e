// The buttons under the dive profile: to the ends, hop by hop or line by line, play and pause; what one steps by; how fast.
import { memo, type ReactNode } from 'react';
import { type PlaybackSlice, SPEEDS, type Speed } from '../../store/state.ts';

export interface TransportProps {
  playback: Pick<
    PlaybackSlice,
    'playing' | 'speed' | 'grain' | 'play' | 'pause' | 'step' | 'toStart' | 'toEnd' | 'setSpeed' | 'setGrain'
  >;
  /** "Hop `n` of `of`", or line, as the grain is; `of` 0 while nothing has run. */
  moment: { n: number; of: number };
  /** Milliseconds since the request came in; null while nothing has run. */
  at: number | null;
  /** What else one can do with the moment. */
  children?: ReactNode;
}

const UNITS = { hops: 'hop', lines: 'line', all: 'line' } as const;
const GRAINS = [
  { grain: 'hops', label: 'Hops', title: 'From one layer to the next' },
  { grain: 'lines', label: 'Lines', title: 'The lines of your files too' },
  { grain: 'all', label: 'All', title: 'The lines of frameworks and of the standard library too, from the next Send on' },
] as const;

export function Transport({ playback, moment, at, children }: TransportProps) {
  const { playing, speed, grain } = playback;
  const empty = moment.of === 0;
  const unit = UNITS[grain];
  const atStart = moment.n <= 1;
  const atEnd = moment.n >= moment.of;
  return (
    <div className="transport">
      <IconButton name="First" disabled={empty} idle={atStart} edge onClick={playback.toStart}>
        <path d="M3.5 3.500v9" />
        <path className="f" d="M13 3.500v9L6 8z" />
      </IconButton>
      <IconButton name={`Previous ${unit}`} disabled={empty} idle={atStart} onClick={() => playback.step(-1)}>
        <path d="M10 3.500L5.5 8l4.5 4.500" />
      </IconButton>
      <IconButton name={playing ? 'Pause' : 'Play'} disabled={empty} main onClick={playing ? playback.pause : playback.play}>
        {playing ? <path d="M5.5 3.500v9M10.5 3.500v9" strokeWidth="2.5" /> : <path className="f" d="M4.5 2.800v10.4L13.5 8z" />}
      </IconButton>
      <IconButton name={`Next ${unit}`} disabled={empty} idle={atEnd} onClick={() => playback.step(1)}>
        <path d="M6 3.500L10.5 8 6 12.500" />
      </IconButton>
      <IconButton name="Last" disabled={empty} idle={atEnd} edge onClick={playback.toEnd}>
        <path d="M12.5 3.500v9" />
        <path className="f" d="M3 3.500v9L10 8z" />
      </IconButton>
      <span className="hop-count">
        {empty ? (
          'No hops yet'
        ) : (
          <>
            <b>
              {grain === 'hops' ? 'Hop' : 'Line'} {moment.n}
            </b>{' '}
            <span>of {moment.of}</span>
          </>
        )}
      </span>
      <span className="transport-gap" />
      {children}
      {at !== null && <span className="clock">{at.toFixed(2)} ms</span>}
      <StepBy grain={grain} setGrain={playback.setGrain} />
      <Speeds speed={speed} setSpeed={playback.setSpeed} />
    </div>
  );
}

// These two stay as they are from moment to moment.
const StepBy = memo(function StepBy({ grain, setGrain }: Pick<PlaybackSlice, 'grain' | 'setGrain'>) {
  return (
    <fieldset className="seg grain" aria-label="Step by">
      {GRAINS.map(({ grain: one, label, title }) => (
        <label key={one} className={grain === one ? 'on' : ''} title={title}>
          <input
            type="radio"
            name="grain"
            checked={grain === one}
            aria-label={one === 'all' ? 'All lines' : label}
            aria-description={title}
            onChange={() => setGrain(one)}
          />
          {label}
        </label>
      ))}
    </fieldset>
  );
});

const Speeds = memo(function Speeds({ speed, setSpeed }: Pick<PlaybackSlice, 'speed' | 'setSpeed'>) {
  return (
    <select className="speed" aria-label="Speed" value={speed} onChange={(event) => setSpeed(speedOf(event.currentTarget.value))}>
      {SPEEDS.map((one) => (
        <option key={one} value={one}>
          {one}×
        </option>
      ))}
    </select>
  );
});

const speedOf = (text: string): Speed => SPEEDS.find((one) => String(one) === text) ?? 1;

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
