export const notSent = 'not sent yet';
export const ofThese = (layers: number) => `${layers} of these`;
/** A sentence on two lines. */
export const changed = (layers: number, what: 'environ' | 'answer') =>
  [ofThese(layers), what === 'environ' ? 'changed environ' : 'changed the answer'] as const;
export const closeLast = (brief: boolean) => (brief ? 'close() last' : 'close() comes last');
/** A key and its value: of a body that nobody closed. */
export const neverClosed = ['close()', 'never came'] as const;
export const nth = (n: number) => `no. ${n}`;
/** On two lines. */
export const folded = (skins: number) => [`${skins} skins`, 'folded'] as const;
