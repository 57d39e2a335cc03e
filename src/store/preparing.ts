// What a long recording needs before it can be looked at, done while the page goes on. Fetched when there is the first one.
import { inSlices } from '../lib/slices.ts';
import { preparing } from '../trace/preparing.ts';
import type { Recording } from '../trace/recording.ts';

export const prepare = (recording: Recording): Promise<unknown> => inSlices(preparing(recording));
