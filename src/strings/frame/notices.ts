export const notices = 'Notices';
