import type { ReactNode } from 'react';

export const restsOn = (sections: ReactNode) => <>It rests on {sections}</>;
