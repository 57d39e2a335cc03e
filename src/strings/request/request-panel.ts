export const request = 'Request';
export const headerCount = (n: number) => (n === 1 ? '1 header' : `${n} headers`);
export const parts = { headers: 'Headers', body: 'Body', raw: 'Raw', more: 'More' };
export const partsOfRequest = 'Parts of the request';
export const requests = 'Requests…';
export const byteForByte = 'This request is sent byte for byte as it stands under Raw.';
