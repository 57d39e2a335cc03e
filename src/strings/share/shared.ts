export const downloaded = (file: string) => `${file} is downloaded.`;
export const linkMakerNotFetched = 'What makes links could not be fetched. Are you online?';
