export const areas = 'Areas';
