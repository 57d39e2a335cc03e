export const copied = 'The link is copied';
export const notCopied = 'The browser does not allow to copy it';
