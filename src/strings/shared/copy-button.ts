export const copy = 'Copy';
/** What became of it: said, and in a word on the button. */
export const said = {
  copied: ['It is copied', 'Copied'],
  notAllowed: ['The browser does not allow to copy it', 'Not allowed'],
} as const;
