// The command that records one's own application with the recorder: what is served, and the request. Headers and a body are added by whoever wants them.
import { shellWord } from './quoting.ts';

/** They have an option of their own; see `home/arguments.py`. */
const OWN: ReadonlySet<string> = new Set(['GET', 'HEAD', 'POST', 'PUT']);

/** `app`: of a factory as it is imported, "app:create_app". */
export function recorderCommand(
  recorder: string,
  app: string,
  isFactory: boolean,
  { method, target }: { method: string; target: string },
): string {
  const how = OWN.has(method) ? [`--${method.toLowerCase()}`] : ['-X', shellWord(method)];
  return ['python3', recorder, shellWord(isFactory ? `${app}()` : app), ...how, shellWord(target)].join(' ');
}
