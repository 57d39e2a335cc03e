export const namePlaceholder = 'Name';
export const valuePlaceholder = 'value';
