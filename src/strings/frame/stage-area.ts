// What a line can be drawn between: "Between the stage and the inspector" (columns.ts).
export const stage = 'the stage';
export const inspector = 'the inspector';
