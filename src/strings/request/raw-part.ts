export const edit = 'Edit these bytes';
export const asTheyStand = (bytes: number) =>
  `${bytes} bytes, sent as they stand. A line ends with \\r\\n; \\n, \\r, \\0 and \\xNN are bytes.`;
export const backToForm = 'Back to the form';
export const bytesOfRequest = 'Bytes of the request';
