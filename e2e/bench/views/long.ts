// A recording of 10⁵ events, as the text in which a lesson's recorded run lies beside the page.
import { deepSample } from '../../../src/testing/samples.ts';
import { toText } from '../../../src/trace/trace-text.ts';

/** A stream through so many layers, three events a chunk. */
export const long = (layers: number, chunks: number): string => toText(deepSample(layers, chunks));
