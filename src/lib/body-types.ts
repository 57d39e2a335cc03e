// What Content-Type says of each kind of body that can be composed (RFC 8259; WHATWG URL and HTML; RFC 7578).
export const BODY_TYPES = {
  json: 'application/json',
  form: 'application/x-www-form-urlencoded',
  multipart: 'multipart/form-data',
} as const;
