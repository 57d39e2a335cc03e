// Whatever is dropped onto the page, onto the editor too, opens beside one's own work: a zip, a folder, a recording. Without this the browser
// would leave the page for it.
import { useEffect } from 'react';
import { useOpen } from '../shared/hands-context.tsx';
import { filesOf, hand, isHanded, whenHanded } from './dropped.ts';

export function DropFiles() {
  const open = useOpen();
  useEffect(() => {
    const isFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') === true;
    const over = (event: DragEvent) => {
      if (!isFiles(event)) return;
      event.preventDefault();
      event.stopPropagation();
    };
    const drop = (event: DragEvent) => {
      if (!isFiles(event) || event.dataTransfer === null) return;
      over(event);
      hand(filesOf(event.dataTransfer));
    };
    const show = () => open('share', 'dropped');
    // Dropped before this was there (page.tsx).
    if (isHanded()) show();
    const deaf = whenHanded(show);
    // Before the editor, which has a way of its own with files.
    addEventListener('dragover', over, true);
    addEventListener('drop', drop, true);
    return () => {
      deaf();
      removeEventListener('dragover', over, true);
      removeEventListener('drop', drop, true);
    };
  }, [open]);
  return null;
}
