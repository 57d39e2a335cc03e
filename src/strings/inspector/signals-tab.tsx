import type { ReactNode } from 'react';
import type { Connection } from '../../trace/wiring.ts';
import { counted } from '../../trace/words.ts';

export const sent = 'Sent';
export const sentHead = (all: number, now: number) => {
  if (all === 0) return 'No signal that somebody listens to was sent';
  const head = now === 0 ? 'None sent yet' : `${counted(now, 'signal')} sent`;
  return all === now ? head : `${head}, ${all - now} to come`;
};
export const connected = 'Connected';
export const noneOwn = 'Nothing of your own is connected to a signal.';
export const ofDjango = (n: number) => `${counted(n, 'more signal')} with receivers of Django’s own`;
const WHY = {
  sender: 'it is connected for another sender',
  dead: 'nobody kept it, and it is gone',
  raised: 'one before it has raised',
};
/** `receiver`: to be pressed, here as below. */
export const notCalled = (receiver: ReactNode, why: keyof typeof WHY) => (
  <>
    {receiver} not called: {WHY[why]}
  </>
);
export const goTo = (signal: string) => `Go to the moment: ${signal}`;
export const call = (method: string, sender: string | null) => (sender === null ? method : `${method}, sender ${sender}`);
export const gave = (receiver: ReactNode, value: string) => (
  <>
    {receiver}{' '}
    <span className="in-registry-quiet">
      gave <code>{value}</code>
    </span>
  </>
);
export const raised = (receiver: ReactNode, exception: string, isAnswer: boolean) => (
  <>
    {receiver} <strong className="in-registry-bad">{`raised ${exception}${isAnswer ? ', which is its answer' : ''}`}</strong>
  </>
);

/** `sender`: '?' is one that has no name. */
export const facts = (sender: string | null, uid: string | undefined, weak: boolean) =>
  [
    sender === null ? 'any sender' : sender === '?' ? 'one sender' : `sender ${sender}`,
    ...(uid === undefined ? [] : [`dispatch_uid ${uid}`]),
    weak ? 'weak' : 'kept (weak=False)',
  ].join(', ');
export const aReceiver = 'a receiver';
/** `module`: where it is, if its line is not known. `phase`: when it was connected, if that is known. */
export const connectedAt = (
  receiver: ReactNode,
  module: string | null,
  facts: string,
  where: ReactNode,
  phase: Connection['phase'],
) => (
  <>
    {receiver}{' '}
    <span className="in-registry-quiet">
      {module !== null && `in ${module}, `}
      {facts}; connected{' '}
    </span>
    {where}
    {phase !== null && <span className="in-registry-quiet"> {phaseOf(phase)}</span>}
  </>
);
export const before = 'before anything was recorded';
export const whereOf = (receiver: string) => `where ${receiver} is connected`;
export const byModule = (module: string) => (
  <>
    by <code>{module}</code>
  </>
);
const phases = {
  settings: 'while settings were read',
  config: 'in phase one',
  models: 'in phase two',
  ready: 'in phase three, ready()',
  middleware: 'while the middleware was made',
  import: 'while modules were imported',
  request: 'in this request',
};
const phaseOf = ({ name, of }: NonNullable<Connection['phase']>) =>
  of === null || name === 'middleware' ? phases[name] : `${phases[name]} (${of})`;
export const gone = 'gone: nobody else kept it';
export const twice = (why: string) => `called twice: ${why}`;
