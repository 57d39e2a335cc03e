export const bothRuns = 'Both runs';
export const momentSays = (moment: number, of: number, says: string) => `Moment ${moment} of ${of}. ${says}`;
export const momentOf = (moment: number, of: number) => (
  <>
    <b>Moment {moment}</b> <span>of {of}</span>
  </>
);
