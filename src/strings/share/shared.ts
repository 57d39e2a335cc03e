export const linkMakerNotFetched = 'What makes links could not be fetched. Are you online?';
