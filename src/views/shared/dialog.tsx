// A sheet over the page that has the keyboard to itself: Escape and a click beside it close it, and the focus goes back to where it was.
import { type CSSProperties, type ReactNode, useEffect, useRef } from 'react';
import './dialog.css';

interface Props {
  /** The id of its title, or (`label`) its name where no title is on show. */
  titled?: string;
  label?: string;
  className: string;
  style?: CSSProperties | undefined;
  onClose: () => void;
  children: ReactNode;
}

export function Dialog({ titled, label, className, style, onClose, children }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const element = dialog.current;
    if (!element?.open) element?.showModal();
    // Where one begins, if that is not the first thing that takes the focus.
    element?.querySelector<HTMLElement>('[data-first="true"]')?.focus();
    return () => element?.close();
  }, []);
  return (
    // A click on the dialog itself, not on what is in it, is one on the page behind.
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes it, the browser sees to that
    <dialog
      ref={dialog}
      className={`paper ${className}`}
      style={style}
      aria-labelledby={titled}
      aria-label={label}
      onClose={() => dialog.current?.open || onClose()}
      onClick={(event) => event.target === event.currentTarget && onClose()}
    >
      {children}
    </dialog>
  );
}
