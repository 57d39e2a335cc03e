export const tooLarge = 'The project that ran is larger than one in a link can be.';
export const noRun = 'There is no run on stage yet: press Send, and it can be shown elsewhere.';
