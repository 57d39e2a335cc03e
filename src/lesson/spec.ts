// What lessons rest on: sections of PEP 3333, and pages of Django's documentation.
import { djangoAddress } from './django-docs.ts';
import { pepAddress } from './pep-3333.ts';

/** Where it stands, or null when there is no such thing. */
export const specAddress = (spec: string): string | null => pepAddress(spec) ?? djangoAddress(spec);
