// CPython's opinion on the file in view, asked for once the typing pauses.
import { useEffect } from 'react';
import { realSchedule } from '../../lib/schedule.ts';
import { selectWork } from '../../store/selectors.ts';
import { useOnionskin } from '../shared/store-context.tsx';

const PAUSE = 300;

export function useSyntaxCheck(): void {
  const slug = useOnionskin((state) => state.slug);
  const { files, openFile } = useOnionskin(selectWork);
  const checkSyntax = useOnionskin((state) => state.checkSyntax);
  const source = files[openFile];

  // biome-ignore lint/correctness/useExhaustiveDependencies: another source or lesson is what starts the wait anew
  useEffect(() => realSchedule(PAUSE, () => void checkSyntax(openFile)), [checkSyntax, openFile, source, slug]);
}
