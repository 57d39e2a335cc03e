/** Read aloud. `hop`: its number, null for what is none. */
export const told = (hop: number | null, between: string, label: string, sentence: string) =>
  `${hop === null ? '' : `Hop ${hop}, `}${between}, ${label}. ${sentence}`;
