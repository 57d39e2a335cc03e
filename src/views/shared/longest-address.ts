// How long an address may be: for links that are copied, and for those that frames are made of.

/** Characters that all browsers take. */
export const LONGEST_ADDRESS = 1_000_000;
