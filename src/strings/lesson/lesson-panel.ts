export const noLessons = 'There are no lessons here yet. The editor is yours.';
export const lesson = 'Lesson';
export const place = (nth: number, all: number, part: string) => `Lesson ${nth} of ${all} in ${part}`;
