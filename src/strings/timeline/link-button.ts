/** What became of it: said, and in a word beside the button. */
export const said = {
  copied: ['The link is copied', 'copied'],
  'not-allowed': ['The browser does not allow to copy it', 'not allowed'],
  'too-long': ['The project is too long for a link; Share saves it as a file', 'too long'],
} as const;
