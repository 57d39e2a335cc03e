// A project that came with a link or a file stands in the place of a lesson. Its name is made of what it holds, and begins as no lesson's does.

export const SHARED = 'shared-';
export const isShared = (slug: string): boolean => slug.startsWith(SHARED);
