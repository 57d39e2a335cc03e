// Does a text begin like a curl command or a raw request? Asked of whatever is pasted; what reads it is fetched only then.

/** A method, a target, and the version (RFC 9112, 3). */
const REQUEST_LINE = /^\s*[!#$%&'*+.^_`|~0-9A-Za-z-]+ +\S+ +HTTP\/\d(?:\.\d)?[ \t]*(?:\r|\n|$)/;

export const isCurl = (text: string): boolean => /^\s*(?:\$ )?curl(?:\.exe)?(?:\s|$)/i.test(text);
export const isRawHttp = (text: string): boolean => REQUEST_LINE.test(text);
export const looksPasted = (text: string): boolean => isCurl(text) || isRawHttp(text);
