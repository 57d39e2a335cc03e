// Examples are lessons without a task. Their names begin alike, and no lesson's does: so nobody has to know them all to tell.

export const EXAMPLE = 'example-';
export const isExample = (slug: string): boolean => slug.startsWith(EXAMPLE);
