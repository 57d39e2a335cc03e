// The whole page: a header, notices when there are any, and the areas in the arrangement that fits the width.
// The house's own styles come first, so that each panel's can build on them.
import './shared/fonts.css';
import './shared/tokens.css';
import './shared/base.css';
import './frame/frame.css';
import { useCallback, useEffect, useState } from 'react';
import { titleOfLesson } from '../lesson/course.ts';
import { selectLesson } from '../store/selectors.ts';
import type { State } from '../store/state.ts';
import type { Onionskin } from '../store/store.ts';
import * as strings from '../strings/app.ts';
import * as parts from '../strings/shared/parts.ts';
import { Header, NarrowHeader } from './frame/header.tsx';
import { Narrow } from './frame/narrow.tsx';
import { Notices } from './frame/notices.tsx';
import { type Opened, Sheets } from './frame/sheets.tsx';
import { useAddress } from './frame/use-address.ts';
import { Middle, Wide } from './frame/wide.tsx';
import type { Sheet } from './shared/commands.ts';
import { FaultBoundary } from './shared/fault-boundary.tsx';
import { HandsProvider } from './shared/hands-context.tsx';
import { showTheme } from './shared/show-theme.ts';
import { OnionskinProvider, useOnionskin } from './shared/store-context.tsx';
import { useMedia } from './shared/use-media.ts';

const COLUMNS = ['lesson', 'code', 'stage'] as const;

export function App({ store }: { store: Onionskin }) {
  const [opened, setOpened] = useState<Opened | null>(null);
  const open = useCallback((sheet: Sheet, at = '') => setOpened({ sheet, at }), []);
  const close = useCallback(() => setOpened(null), []);
  return (
    <OnionskinProvider store={store}>
      <FaultBoundary of={parts.page}>
        <HandsProvider open={open}>
          <Page />
          <Sheets opened={opened} onClose={close} />
        </HandsProvider>
      </FaultBoundary>
    </OnionskinProvider>
  );
}

function Page() {
  const wide = useMedia('(min-width: 1100px)');
  const narrow = useMedia('(max-width: 859.98px)');
  const theme = useOnionskin((state) => state.theme);
  useEffect(() => showTheme(theme), [theme]);
  useAddress();
  const title = useOnionskin(titleOf);
  useEffect(() => {
    document.title = title;
  }, [title]);
  return (
    <div className={narrow ? 'page narrow' : 'page'}>
      {narrow ? <NarrowHeader /> : <Header columns={wide ? COLUMNS : []} />}
      <Notices />
      <main>{narrow ? <Narrow /> : wide ? <Wide /> : <Middle />}</main>
    </div>
  );
}

function titleOf(state: State): string {
  const lesson = selectLesson(state);
  return lesson ? strings.titled(titleOfLesson(lesson)) : strings.onionskin;
}
