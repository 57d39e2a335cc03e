export const tabs = {
  runs: { label: 'Two runs', title: 'Any two runs side by side, on one clock' },
  servers: { label: 'Servers', title: 'This request, put to all servers' },
  orders: { label: 'Orders', title: 'This request, in every order of the layers' },
};
export const titles = { runs: 'Compare two runs', servers: 'Compare servers', orders: 'Order lab' };
export const compare = 'Compare';
export const close = 'Close';
