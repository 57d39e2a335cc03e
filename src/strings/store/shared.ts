// Titles of what came from elsewhere: they stand in the place of a lesson’s.
export const sharedTitle = (title: string) => `Shared: ${title}`;
export const recordedTitle = (title: string) => `Recorded: ${title}`;
