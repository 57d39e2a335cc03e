// Which places are in frameworks or in the standard library. A file of its own: what stands before the first paint can't afford the schemas of event.ts.
import type { Place } from './event-parts.ts';

/** The user's files have names relative to the project; a library's are told with the whole path, as tracebacks show it, or as "<frozen abc>". */
export const isLibrary = (place: Place | null): boolean => place !== null && /^[/<]/.test(place.file);
