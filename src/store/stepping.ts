// What steps by layer, breakpoints and links are worked out with, in one piece that is fetched when the first of them is wanted.
import { findMoment, readMoment } from '../lesson/find-moment.ts';
import { nextHit } from '../trace/hits.ts';
import { layerStep } from '../trace/layer-steps.ts';

export const stepping = { findMoment, readMoment, nextHit, layerStep };
export type Stepping = typeof stepping;
