export const changed = 'The code has changed since these orders were tried. Nothing was moved: try them again.';
export const notWritten = 'This order can’t be written.';
// In "Something failed in …".
export const orderLab = 'the order lab';
export const already = 'The layers stand in this order already.';
export const taken = (layers: readonly string[], files: readonly string[]) =>
  `The order is ${layers.map((layer) => `\`${layer}\``).join(' › ')} now. ${files.join(' and ')} was rewritten and the request sent again.`;
export const noPython = 'The orders can’t be tried: Python could not be fetched.';
export const noLayer = 'There is no layer in the source that could be moved.';
export const onlyOne = (layer: string) =>
  `\`${layer}\` is the only layer that can be moved: there is one order, and it is this one.`;
export const tooMany = (layers: number, most: number) =>
  `${layers} layers can be moved. That is more than can be tried: switch off all but ${most} (the Layers button on the stage has a switch for each).`;
