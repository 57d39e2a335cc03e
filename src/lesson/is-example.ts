// Examples are lessons without a task. Their names begin alike, and no lesson's does: so nobody has to know them all to tell. The name of one
// comes with an address, from anybody, and becomes the name of a file (scripts/vite-lessons.ts): what could lead elsewhere than to one is none.

export const EXAMPLE = 'example-';
export const isExample = (slug: string): boolean => /^example-[a-z0-9-]*$/.test(slug);
