/** `waiting`: requests that wait for it. */
const then = (waiting: number) => {
  if (waiting === 0) return '';
  return waiting === 1 ? ', then your request is sent' : `, then your ${waiting} requests are sent`;
};

export const python = 'Python';
export const loading = (waiting: number) => `Loading Python${then(waiting)}`;
export const loadingSome = (megabytes: number, total: number | null, waiting: number) =>
  `Loading Python, ${megabytes.toFixed(1)}${total === null ? '' : ` of ${total.toFixed(1)}`} MB${then(waiting)}`;
export const starting = (waiting: number) => `Starting Python${then(waiting)}`;
export const moreWaiting = (n: number) => `${n} more waiting`;
export const sending = 'Sending';
