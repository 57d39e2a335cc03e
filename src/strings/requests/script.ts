export const lead =
  'Requests that are sent in a row. Several behind one another on one connection arrive as one stream of bytes: not every server reads on. On connections of their own they come at the same time; how many are answered at the same time is up to the server’s processes.';
export const script = 'Script';
export const whenSent = (nth: number) => `When ${nth} is sent`;
export const ways = {
  'new-waits': 'when the one before is answered',
  'same-waits': 'the same, on its connection',
  'same-at-once': 'at once, behind it on its connection',
  'new-at-once': 'at once, on a connection of its own',
};
export const takeOut = (nth: number, line: string) => `Take out ${nth}, ${line}`;
export const add = 'Add what is in the composer';
export const running = 'Running';
export const send = 'Send them';
export const most = (steps: number) => `${steps} are the most: each of their runs is kept.`;
export const answerTo = (nth: number) => `Answer to ${nth}`;
export const waiting = 'waiting';
export const show = 'Show';
export const showRun = (nth: number) => `Show the run of ${nth}`;
