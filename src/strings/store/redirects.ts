export const noLocation = (status: string) => `${status} without a Location: a browser shows the body.`;
export const elsewhere = (status: string, url: string) =>
  `${status} to ${url}: that is another site, and there is no network here.`;
export const nowhere = (status: string, location: string, why: string) => `${status} to “${location}”. ${why}`;
