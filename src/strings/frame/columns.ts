export const between = (before: string, after: string) => `Between ${before} and ${after}`;
export const unfold = (pane: string) => `Unfold ${pane}`;
