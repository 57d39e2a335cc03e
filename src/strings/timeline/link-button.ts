/** What became of it: said, and in a word beside the button. */
export const said = {
  copied: ['The link is copied', 'copied'],
  'not-allowed': ['The browser does not allow to copy it', 'not allowed'],
  'not-made': ['What makes links could not be fetched. Are you online?', 'not made'],
  'too-long': ['The project is too long for a link: take it home as a zip, from Share', 'too long'],
} as const;
export const ofCheck = 'A check’s own request is on stage: no link holds it';
