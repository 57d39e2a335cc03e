// The line over everything: whose page this is, where one is in the course, whether the work is saved, keys and theme.

import type { ReactNode } from 'react';
import { titleOfLesson } from '../../lesson/course.ts';
import { selectLesson } from '../../store/selectors.ts';
import type { Column, State } from '../../store/state.ts';
import * as strings from '../../strings/frame/header.ts';
import { columnNames } from '../../strings/frame/shared.ts';
import { commands, keysOf } from '../shared/commands.ts';
import { useCommand, useOpen } from '../shared/hands-context.tsx';
import { Icon, Logo } from '../shared/icon.tsx';
import { useOnionskin } from '../shared/store-context.tsx';
import { ThemeButton } from './theme-button.tsx';
import './header.css';

function savedWords({ saving, elsewhere }: Pick<State, 'saving' | 'elsewhere'>): string {
  if (elsewhere) return strings.openElsewhere;
  if (saving.kind === 'saved') return strings.saved;
  return saving.kind === 'saving' ? strings.saving : strings.notSaved;
}

/** The page has one level-one heading: the lesson's own while it is in view, otherwise this one. */
function Brand({ lessonInView, children }: { lessonInView: boolean; children: ReactNode }) {
  const Tag = lessonInView ? 'span' : 'h1';
  return (
    <Tag className="brand">
      <Logo />
      {children}
    </Tag>
  );
}

export function Header({ columns }: { columns: readonly Column[] }) {
  const lessonInView = useOnionskin((state) => !state.folded.includes('lesson'));
  const saved = useOnionskin(savedWords);
  const showKeys = useCommand(commands.keys);
  const showMap = useCommand(commands.map);
  const showExamples = useCommand(commands.examples);
  const open = useOpen();
  return (
    <header className="head">
      <Brand lessonInView={lessonInView}>{strings.onionskin}</Brand>
      <button type="button" className="btn quiet crumb" aria-haspopup="dialog" aria-keyshortcuts="M" onClick={showMap}>
        {strings.lessons} <span className="kbd">{keysOf(commands.map)}</span>
      </button>
      <button type="button" className="btn quiet" aria-haspopup="dialog" aria-keyshortcuts="E" onClick={showExamples}>
        {strings.examples} <span className="kbd">{keysOf(commands.examples)}</span>
      </button>
      <span className="spacer" />
      <span className="saved">{saved}</span>
      {columns.length > 0 && (
        <fieldset className="fold-buttons">
          <legend className="unseen">{strings.columns}</legend>
          {columns.map((column) => (
            <FoldButton key={column} column={column} />
          ))}
        </fieldset>
      )}
      <button type="button" className="btn quiet" aria-haspopup="dialog" onClick={() => open('share')}>
        {strings.share}
      </button>
      <button type="button" className="btn quiet" aria-keyshortcuts="?" onClick={showKeys}>
        {strings.keys} <span className="kbd">{keysOf(commands.keys)}</span>
      </button>
      <button
        type="button"
        className="btn quiet"
        aria-haspopup="dialog"
        title={strings.whatIsInside}
        onClick={() => open('about')}
      >
        {strings.about}
      </button>
      <ThemeButton />
    </header>
  );
}

function FoldButton({ column }: { column: Column }) {
  const shown = useOnionskin((state) => !state.folded.includes(column));
  const fold = useOnionskin((state) => state.fold);
  const name = columnNames[column];
  return (
    <button
      type="button"
      aria-pressed={shown}
      title={shown ? strings.fold(name) : strings.unfold(name)}
      onClick={() => fold(column, shown)}
    >
      {name}
    </button>
  );
}

export function NarrowHeader() {
  const lessonInView = useOnionskin((state) => state.tab.narrow === 'lesson');
  const lesson = useOnionskin(selectLesson);
  const saved = useOnionskin(savedWords);
  const showKeys = useCommand(commands.keys);
  const showMap = useCommand(commands.map);
  const showExamples = useCommand(commands.examples);
  const open = useOpen();
  return (
    <header className="head narrow">
      <Brand lessonInView={lessonInView}>{lesson ? titleOfLesson(lesson) : strings.onionskin}</Brand>
      <span className="spacer" />
      <button type="button" className="btn quiet icon" aria-label={strings.menu} popoverTarget="menu">
        <Icon name="menu" />
      </button>
      <div id="menu" popover="auto">
        <p>{saved}</p>
        <ThemeButton words />
        <Item onClick={showMap}>{strings.lessons}</Item>
        <Item onClick={showExamples}>{strings.examples}</Item>
        <Item onClick={() => open('share')}>{strings.share}</Item>
        <Item onClick={showKeys}>{strings.keys}</Item>
        <Item onClick={() => open('about')}>{strings.about}</Item>
      </div>
    </header>
  );
}

/** Of the menu, which it leaves for a sheet. */
function Item({ onClick, children }: { onClick(): void; children: string }) {
  return (
    <button
      type="button"
      className="btn quiet"
      popoverTarget="menu"
      popoverTargetAction="hide"
      aria-haspopup="dialog"
      onClick={onClick}
    >
      {children}
    </button>
  );
}
