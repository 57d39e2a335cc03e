export const noTypes = 'What knows the types could not be fetched. Are you online?';
