export const requests = 'Requests';
export const parts = { presets: 'Presets', history: 'History', paste: 'Paste', script: 'Script' };
