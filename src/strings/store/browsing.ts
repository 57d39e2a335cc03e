export const notUnpacked = (encoding: string) => `The body says it is ${encoding}, but can’t be unpacked as that.`;
export const stays = (status: string) => `${status}: nothing to show, so a browser stays where it is.`;
export const asItWas = (method: string) => `This page was the answer to a ${method}. It is shown as it was; nothing was sent.`;
export const nothingCame = 'Nothing came that a browser could show.';
/** `circle`: the requests that it goes round in, if it does. */
export const tooMany = (redirects: number, circle: readonly string[]) =>
  `It sends on and on: a browser gives up after ${redirects} redirects.${circle.length === 0 ? '' : ` ${circle.join(' → ')} goes in a circle.`}`;
