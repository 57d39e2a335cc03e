export const otherSite = (url: string) => `That leads to ${url}: another site, and there is no network here.`;
