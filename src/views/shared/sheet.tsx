// A sheet of the page's own: its title and its way out stay in view while the rest is scrolled. Where the page is narrow it is all there is.
import { type ReactNode, useId } from 'react';
import * as strings from '../../strings/shared/sheet.ts';
import { Dialog } from './dialog.tsx';
import { Icon } from './icon.tsx';
import './sheet.css';

interface Props {
  title: string;
  className: string;
  onClose(): void;
  /** What stays in view with the title. */
  head?: ReactNode;
  children: ReactNode;
}

export function Sheet({ title, className, onClose, head, children }: Props) {
  const id = useId();
  return (
    <Dialog titled={id} className={`sheet ${className}`} onClose={onClose}>
      <div className="sheet-inside">
        <div className="sheet-head">
          <h2 id={id}>{title}</h2>
          <button type="button" className="btn quiet icon" aria-label={strings.close} onClick={onClose}>
            <Icon name="cross" />
          </button>
          {head}
        </div>
        {children}
      </div>
    </Dialog>
  );
}
