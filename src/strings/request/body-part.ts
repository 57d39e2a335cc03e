export const kind = 'Kind';
export const kindOfBody = 'Kind of body';
export const kinds = { text: 'Text', json: 'JSON', form: 'Form', multipart: 'Form with files' };
export const json = 'JSON';
export const body = 'Body';
export const empty = 'Nothing is sent after the headers';
