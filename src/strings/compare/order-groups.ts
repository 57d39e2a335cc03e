// Behind Z.
export const byNumber = (nth: number) => `no. ${nth}`;
export const notTaken = 'The server did not take the request.';
export const nothingRecorded = 'Nothing was recorded.';
