export const browse = 'Browse';
export const back = 'Back';
export const forward = 'Forward';
export const reload = 'Reload';
export const reloadOnceMore = (method: string) => `This page answered a ${method}. Reload once more to send that again.`;
export const otherSite = (url: string) => `${url} is another site, and there is no network here.`;
export const address = 'Address';
export const go = 'Go';
export const lead =
  'Here the project’s site is what it is in a browser: links, forms, redirects and cookies. Each click is a request, recorded as any Send is.';
export const opening = 'Opening…';
export const open = (target: string) => `Open ${target}`;
