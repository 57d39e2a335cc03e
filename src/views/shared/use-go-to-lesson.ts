// From a sheet to a lesson, or to an example, which are opened alike: the sheet closes, and where the page is narrow the text is in view.
import { useOnionskin } from './store-context.tsx';

export function useGoToLesson(onClose: () => void): (slug: string) => void {
  const openLesson = useOnionskin((state) => state.openLesson);
  const setTab = useOnionskin((state) => state.setTab);
  return (slug) => {
    onClose();
    setTab('narrow', 'lesson');
    void openLesson(slug);
  };
}
