// The buttons under the dive profile: to the ends, hop by hop or line by line, play and pause; what one steps by; how fast.
import { memo, type ReactNode } from 'react';
import { type PlaybackSlice, SPEEDS, type Speed } from '../../store/state.ts';
import * as strings from '../../strings/timeline/transport.tsx';
import { StepButtons } from './step-buttons.tsx';

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

const GRAINS = ['hops', 'lines', 'all'] as const;

/** While something travels it stays as it is. */
export const Transport = memo(function Transport({ playback, moment, at, children }: TransportProps) {
  const { speed, grain } = playback;
  const empty = moment.of === 0;
  return (
    <div className="transport">
      <StepButtons
        {...playback}
        unit={grain === 'hops' ? 'hop' : 'line'}
        empty={empty}
        atStart={moment.n <= 1}
        atEnd={moment.n >= moment.of}
      />
      <span className="hop-count">{empty ? strings.noHops : strings.moment(grain, moment)}</span>
      <span className="transport-gap" />
      {children}
      {at !== null && <span className="clock">{strings.ms(at)}</span>}
      <StepBy grain={grain} setGrain={playback.setGrain} />
      <Speeds speed={speed} setSpeed={playback.setSpeed} />
    </div>
  );
});

// These two stay as they are from moment to moment.
const StepBy = memo(function StepBy({ grain, setGrain }: Pick<PlaybackSlice, 'grain' | 'setGrain'>) {
  return (
    <fieldset className="seg grain" aria-label={strings.stepBy}>
      {GRAINS.map((one) => (
        <label key={one} className={grain === one ? 'on' : ''} title={strings.grains[one].title}>
          <input
            type="radio"
            name="grain"
            checked={grain === one}
            aria-label={strings.grains[one].named}
            aria-description={strings.grains[one].title}
            onChange={() => setGrain(one)}
          />
          {strings.grains[one].label}
        </label>
      ))}
    </fieldset>
  );
});

const Speeds = memo(function Speeds({ speed, setSpeed }: Pick<PlaybackSlice, 'speed' | 'setSpeed'>) {
  return (
    <select
      className="speed"
      aria-label={strings.speed}
      value={speed}
      onChange={(event) => setSpeed(speedOf(event.currentTarget.value))}
    >
      {SPEEDS.map((one) => (
        <option key={one} value={one}>
          {one}×
        </option>
      ))}
    </select>
  );
});

const speedOf = (text: string): Speed => SPEEDS.find((one) => String(one) === text) ?? 1;
