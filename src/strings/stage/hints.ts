export const goesDown = 'the request goes down this side';
export const comesUp = 'the response comes up here';
