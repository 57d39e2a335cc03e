export const thePage = 'the page';
