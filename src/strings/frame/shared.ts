export const columnNames = { lesson: 'Lesson', code: 'Code', stage: 'Stage' };
