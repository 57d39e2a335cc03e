export const failed = (part: string) => `Something failed in ${part}. That is our mistake, not yours; your work is kept.`;
export const understood = 'Understood';
export const shared = 'This project came with a link or a file. Your own work is as it was.';
export const backToOwn = 'Back to my own work';
export const openElsewhere =
  'This page is open in another tab, which has saved other work since. Nothing more is saved here until you choose.';
export const takeTheirs = "Take the other tab's work";
export const keepThis = "Keep this tab's work";
export const newVersion = 'A new version is ready: reload. Your work stays.';
export const reload = 'Reload';
