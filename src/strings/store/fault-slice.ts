export const itself = (why: string) => `Onionskin itself failed, not your code: ${why}`;
