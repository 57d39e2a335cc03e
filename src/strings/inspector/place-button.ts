export const show = (name: string) => `Show ${name} in the code`;
