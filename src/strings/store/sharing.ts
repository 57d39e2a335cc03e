export const noRun = 'There is no run on stage yet: press Send, and it can be shown elsewhere.';
