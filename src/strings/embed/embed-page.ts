export const editAndRun = 'Edit and run';
export const aRun = 'A run';
export const title = (run: string) => `${run} – Onionskin`;
export const openWhole = 'Open in Onionskin';
export const areas = 'Areas';
export const stage = 'Stage';
export const code = 'Code';
