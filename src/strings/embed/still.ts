/** `why`: a sentence. */
export const notShown = (why: string) => `This run can’t be shown. ${why}`;
export const open = 'Open Onionskin';
export const notWithin = 'Onionskin keeps your work and runs programs, so it does not open within another site’s page.';
export const openInTab = 'Open it in a tab of its own';
