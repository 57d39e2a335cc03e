export const order = 'Order of MIDDLEWARE';
export const fine = 'Nothing in it is against what Django’s documentation says of the order.';
export const hints = 'Hints on this project’s MIDDLEWARE';
export const another = 'Check another list';
export const paste = (
  <>
    Paste <code>MIDDLEWARE</code>, or a whole settings file. It is read, not run.
  </>
);
export const fineOf = (entries: number) =>
  `${entries === 1 ? 'One entry' : `${entries} entries`}, in an order that Django’s documentation has nothing against.`;
export const pastedHints = 'Hints on the pasted list';
export const kinds = { order: 'order', missing: 'missing', check: 'check' };
