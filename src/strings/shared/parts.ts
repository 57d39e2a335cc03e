// Parts of the page. Each completes "The … could not be drawn", and stands alone in a report of that.
export const answer = 'answer';
export const code = 'code';
export const inspector = 'inspector';
export const lesson = 'lesson';
export const lessonEnd = 'end of the lesson';
export const lessonFoot = 'foot of the lesson';
export const notices = 'notices';
export const page = 'page';
export const sheet = 'sheet';
export const stage = 'stage';
