/** Is this a file that the helpers for Python can say something about? A project may have templates and settings of servers as well. */
export const isPython = (name: string): boolean => name.endsWith('.py');
