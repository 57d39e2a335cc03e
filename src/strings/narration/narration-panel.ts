export const trouble = 'Nothing was recorded for this run. The reason stands beside Send.';
export const onItsWay = 'The request is on its way.';
export const heldBack = 'Say in the lesson what you expect, then press Send. A recorded run waits here until then.';
export const nothingYet = 'A server and your application. Press Send and the request goes in at the top left.';
export const narration = 'Narration';
