export const never = 'never';
export const neverReached = 'never reached';
