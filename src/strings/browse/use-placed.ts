export const harmful = 'This HTML is made to change when it is read. It is not shown.';
export const failed = (error: unknown) => `The page could not be put together: ${error}`;
