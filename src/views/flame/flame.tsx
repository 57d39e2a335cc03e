// The recording as a flame: width is time, a lane for each layer, outermost on top. Zoomed by wheel with Ctrl, keys and buttons; dragged to pan.
// To the keyboard it is a list of bars: left and right in a lane, up and down between lanes, Enter goes to where a bar begins.
import { type KeyboardEvent, useId, useMemo, useState } from 'react';
import * as strings from '../../strings/flame/shared.ts';
import { hopNumber } from '../../trace/hops.ts';
import type { Cursor } from '../../trace/recording.ts';
import { actingSpan } from '../../trace/spans.ts';
import { skinOfSpan, skinsOf } from '../../trace/stack.ts';
import type { RecordedProps } from '../shared/recorded-panel.tsx';
import { useSize } from '../shared/use-size.ts';
import { AXIS, Hops, Ticks } from './axis.tsx';
import { Drawing } from './drawing.tsx';
import { hasTime, type Measure, panned, type Span, scaleOf, showing, zoomed } from './scale.ts';
import { LANE, shapesOf } from './shapes.ts';
import { Times } from './times.tsx';
import { Tools } from './tools.tsx';
import { useHand } from './use-hand.ts';
import { type BarPlace, barAt, barInWords, walkBars } from './walk.ts';

export function Flame({ recording, earlier, cursor, onSeek, pointed, onPoint }: RecordedProps) {
  const id = useId();
  const timed = hasTime(recording);
  const [measure, setMeasure] = useState<Measure>(timed ? 'time' : 'steps');
  const scale = useMemo(() => scaleOf(recording, measure), [recording, measure]);
  const [room, { width }] = useSize<HTMLDivElement>({ width: 440, height: 240 });
  const [chosen, setView] = useState<{ view: Span; cursor: Cursor } | null>(null);
  // When the moment moves out of view, what is in view moves with it; who pans away from it stays there until it moves.
  const all = { from: 0, to: scale.end };
  const held = chosen?.view ?? all;
  const follow = chosen === null || chosen.cursor === cursor ? held : showing(held, scale.valueOf(cursor), scale.end);
  const view = useMemo(() => ({ from: follow.from, to: follow.to }), [follow.from, follow.to]);
  const look = (next: Span) => setView({ view: next, cursor });

  const skins = skinsOf(recording, earlier);
  const acting = actingSpan(recording, cursor);
  const lit = acting === null ? null : skinOfSpan(recording, acting);
  const shapes = useMemo(() => shapesOf(recording, scale, view, width), [recording, scale, view, width]);
  const height = AXIS + skins.length * LANE;
  const x = (value: number) => ((value - view.from) / (view.to - view.from)) * width;
  const now = x(scale.valueOf(cursor));
  const hop = hopNumber(recording, cursor);

  // The bar that the keyboard is at is the one that runs, until it walks away from it.
  const [walked, setWalked] = useState<BarPlace | null>(null);
  const active = walked ?? barAt(recording, lit ?? 0, cursor);
  const bar = barInWords(recording, skins, active);
  const about = now >= 0 && now <= width ? scale.valueOf(cursor) : (view.from + view.to) / 2;
  const zoom = (by: number) => look(zoomed(view, by, about, scale.end));
  const seekAt = (share: number) => onSeek(scale.cursorAt(view.from + share * (view.to - view.from)));
  const pointAt = (at: { share: number; y: number } | null) => {
    const skin = at === null ? -1 : Math.floor((at.y - AXIS) / LANE);
    if (at === null || skin < 0 || skin >= skins.length) return onPoint(null);
    onPoint({ skin, event: scale.cursorAt(view.from + at.share * (view.to - view.from)) });
  };
  const hand = useHand({ view, end: scale.end, look, seekAt, pointAt });
  const meant = pointed === null || pointed.event === null ? null : x(scale.valueOf(pointed.event));

  const keys = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const { key, shiftKey } = event;
    const to = shiftKey ? null : walkBars(recording, active, key);
    if (key === '+' || key === '=') zoom(2);
    else if (key === '-') zoom(0.5);
    else if (key === '0') look(all);
    else if (shiftKey && key === 'ArrowLeft') look(panned(view, -0.25, scale.end));
    else if (shiftKey && key === 'ArrowRight') look(panned(view, 0.25, scale.end));
    else if (to !== null) {
      setWalked(to);
      const begins = barInWords(recording, skins, to)?.bar.from;
      if (begins !== undefined) setView({ view: showing(view, scale.valueOf(begins), scale.end), cursor });
    } else if ((key === 'Enter' || key === ' ') && bar !== null) {
      setWalked(null);
      onSeek(bar.bar.from);
    } else return;
    event.preventDefault();
  };
  const [from, until] = bar === null ? [0, 0] : [x(scale.valueOf(bar.bar.from)), x(scale.valueOf(bar.bar.to))];
  return (
    <>
      <Tools
        measure={measure}
        timed={timed}
        closer={scale.end / (view.to - view.from)}
        onMeasure={(next) => {
          setMeasure(next);
          setView(null);
        }}
        onZoom={zoom}
        onAll={() => look(all)}
      />
      <div className="flame-scroll">
        <Times recording={recording} skins={skins} cursor={cursor} lit={lit} timed={timed} />
        <div className="flame-room" ref={room}>
          <div
            className="flame-list"
            role="listbox"
            tabIndex={0}
            aria-label={strings.flame}
            aria-activedescendant={bar === null ? undefined : `${id}bar`}
            data-keys="+ = -"
            data-points=""
            style={{ height }}
            onKeyDown={keys}
            onBlur={() => setWalked(null)}
            {...hand.on}
          >
            <svg className="stage flame" width={width} height={height} aria-hidden="true">
              <Ticks {...{ recording, scale, view, width, height, now }} />
              <Hops {...{ recording, scale, view, width }} been={hop.n} />
              <g transform={`translate(0 ${AXIS})`}>
                <Drawing shapes={shapes} width={width} now={now} lit={lit} />
              </g>
              {hand.pointed === null && meant !== null && meant >= 0 && meant <= width && (
                <path className="flame-pointed" d={`M${meant.toFixed(1)} 18V${height}`} />
              )}
              {hand.pointed !== null && <path className="flame-pointed" d={`M${hand.pointed} 18V${height}`} />}
              {now >= 0 && now <= width && <path className="flame-now" d={`M${now.toFixed(1)} 14V${height}`} />}
              {now >= 0 && now <= width && (
                <path className="flame-handle" d="M-6 2h12v6l-6 5l-6 -5z" transform={`translate(${now.toFixed(1)} 0)`} />
              )}
            </svg>
            {bar !== null && (
              // biome-ignore lint/a11y/useFocusableInteractive: the list has the focus, and says which bar is meant
              <div
                role="option"
                id={`${id}bar`}
                className="flame-bar-ring"
                aria-selected={bar.bar.from <= cursor && cursor < bar.bar.to}
                aria-posinset={bar.nth}
                aria-setsize={bar.of}
                aria-label={bar.words}
                style={{
                  left: Math.max(0, from),
                  width: Math.max(3, Math.min(width, until) - Math.max(0, from)),
                  top: AXIS + active.skin * LANE + 1,
                  height: LANE - 2,
                  visibility: until < 0 || from > width ? 'hidden' : undefined,
                }}
              />
            )}
          </div>
        </div>
      </div>
    </>
  );
}
