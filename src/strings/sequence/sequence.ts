export const none = 'No event is like that.';
export const allHops = 'Show all hops';
