import type { ReactNode } from 'react';

export const howSet = (server: string) => `How ${server} is set`;
export const processes = 'Processes';
export const threads = 'Threads';
/** `as`: how one writes it. */
export const findsModules = (as: ReactNode) => <>Finds modules beside the script {as}</>;
export const withoutPath = 'mod_wsgi is told of the script alone: without this, the script can’t import its neighbours.';
export const keepsConnection = 'The client keeps its connection';
export const sameConnection = 'The next Send goes over the same connection, as long as the server leaves it open.';
export const mounted = 'Mounted under';
export const prefix = 'A prefix such as /shop becomes SCRIPT_NAME; PATH_INFO is what follows it.';
