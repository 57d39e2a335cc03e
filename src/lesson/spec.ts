// What a lesson rests on: a section of PEP 3333 or of Django's documentation, and where it stands.
import { djangoAddress } from './django-docs.ts';
import { pepAddress } from './pep-3333.ts';

/** The address of "PEP 3333, <section>" or "Django, <page>: <section>", or null when there is no such section. */
export const specAddress = (spec: string): string | null => pepAddress(spec) ?? djangoAddress(spec);
