export const otherSite = 'It is of another site, and there is no network here.';
export const tooMuch = 'Not asked for: this page needs too much.';
export const noSheet = (type: string) => `It is ${type}: a browser takes only text/css for a style sheet.`;
export const failed = (status: string | null) => `${status ?? 'No answer'}.`;
