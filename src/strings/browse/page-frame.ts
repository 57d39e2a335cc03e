export const site = 'The site';
export const scriptFailed = (says: string) => `A script of the page failed: ${says}`;
export const wantsWindow = (href: string) =>
  `The page wants a window of its own for ${href}; there is none here. Open it with the address bar.`;
export const stopped = 'The page goes on and on by itself: it was stopped.';
export const ledElsewhere = 'The page tried to lead its frame elsewhere, which was refused. Reload shows it again.';
