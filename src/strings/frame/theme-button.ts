export const names = { system: 'Theme: as the system has it', light: 'Theme: light', dark: 'Theme: dark' };
