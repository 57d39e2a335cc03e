import type { ReactNode } from 'react';
import type { BootStep } from '../../trace/boot.ts';

/** Django's documentation, Applications, How applications are loaded. */
export const heads: Readonly<Record<BootStep['kind'], string>> = {
  settings: 'Settings are read',
  config: 'Phase one: applications are made',
  models: 'Phase two: their models are imported',
  ready: 'Phase three: ready() is called',
  middleware: 'The middleware is put around the handler',
  import: 'Modules are imported',
  connect: 'Receivers are connected',
};
export const show = (place: string) => `Show ${place}`;
export const ofDjango = (n: number) => `${n} of Django’s own`;
/** `module`, `receiver`: to be pressed. */
export const imported = (module: ReactNode, importer: string | null) => (
  <>
    {module}{' '}
    <span className="in-start-quiet">
      is imported
      {importer !== null && (
        <>
          {' '}
          by <code>{importer}</code>
        </>
      )}
    </span>
  </>
);
export const connected = (receiver: ReactNode) => (
  <>
    {receiver} <span className="in-start-quiet">is connected</span>
  </>
);
export const raised = 'raised an exception: it never came to its end';
export const took = (ms: number) => `${ms < 0.05 ? '< 0.1' : ms.toFixed(1)} ms`;
