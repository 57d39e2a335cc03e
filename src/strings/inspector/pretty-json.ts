/** `why`: the browser's own words. */
export const notJson = (why: string) => `The body is not JSON: ${why}`;
