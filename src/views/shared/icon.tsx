// The few icons, drawn in the mock's hand: 16 px, one line. Always beside a word, or on a button that has a name.

const SHAPES = {
  down: <path d="M4 6.5l4 4 4-4" />,
  left: <path d="M9.5 3.5L5 8l4.5 4.5" />,
  right: <path d="M6.5 3.5L11 8l-4.5 4.5" />,
  again: <path d="M12.5 8a4.500 4.500 0 1 1-1.400-3.200M12.500 2.500v3h-3" />,
  cross: <path d="M4.5 4.500l7 7M11.5 4.500l-7 7" />,
  tick: <path d="M3 8.500l3.200 3L13 4.500" />,
  plus: <path d="M8 3.500v9M3.5 8h9" />,
  menu: <path d="M2.5 5h11M2.5 11h11" />,
  system: (
    <>
      <circle cx="8" cy="8" r="5.5" />
      <path className="f" d="M8 2.500a5.5 5.5 0 0 1 0 11z" />
    </>
  ),
  light: <circle cx="8" cy="8" r="5.5" />,
  dark: <circle className="f" cx="8" cy="8" r="5.5" />,
  fold: <path d="M8.5 3.500L4 8l4.5 4.500M12.5 3.500v9" />,
  unfold: <path d="M7.5 3.500L12 8l-4.5 4.500M3.5 3.500v9" />,
} as const;

export function Icon({ name, size = 16 }: { name: keyof typeof SHAPES; size?: number }) {
  return (
    <svg className="i" viewBox="0 0 16 16" aria-hidden="true" style={{ width: size, height: size }}>
      {SHAPES[name]}
    </svg>
  );
}

/** Two skins and the path through them. */
export function Logo() {
  return (
    <svg className="logo" viewBox="0 0 22 24" aria-hidden="true" fill="none">
      <path
        d="M1.2 13.500C1.2 4 4.5 1.2 11 1.200s9.8 2.8 9.8 12.3-3.8 9.3-9.8 9.3-9.8-3.3-9.8-9.300Z"
        style={{ fill: 'var(--skin-outer)', stroke: 'var(--skin-edge-2)' }}
        strokeWidth="1.4"
      />
      <path
        d="M4.6 14.500C4.6 8 6.5 5.8 11 5.800s6.4 2.2 6.4 8.7-2.9 6.3-6.4 6.3-6.4-1.8-6.4-6.300Z"
        style={{ fill: 'var(--skin-core)', stroke: 'var(--skin-edge-2)' }}
      />
      <path d="M8 2v12.500a3 3 0 0 0 3 3" style={{ stroke: 'var(--req)' }} strokeWidth="1.9" />
      <path d="M11 17.500a3 3 0 0 0 3-3V2" style={{ stroke: 'var(--s2)' }} strokeWidth="1.9" />
    </svg>
  );
}
