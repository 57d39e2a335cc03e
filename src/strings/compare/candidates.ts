export const run = (id: number) => `Run ${id}`;
export const recordedRun = 'Recorded run';
export const asked = (server: string) => `Asked: ${server}`;
export const orderAsItStands = 'Order as it stands';
export const orderTried = 'Order tried';
export const more = (layers: number) => `${layers} more`;
export const onServer = (layers: string, server: string | null) => `${layers} on ${server ?? 'no server'}`;
