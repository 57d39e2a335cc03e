// What steps by layer, breakpoints and links are worked out with: fetched when the first of them is wanted.
export { findMoment, readMoment } from '../lesson/find-moment.ts';
export { nextHit } from '../trace/hits.ts';
export { layerStep } from '../trace/layer-steps.ts';
