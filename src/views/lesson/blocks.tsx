// The text of a lesson from top to bottom, one component for each kind of block.

import type { Block } from '../../lesson/lesson.ts';
import { readRequest } from '../../lib/http-message.ts';
import { selectWork } from '../../store/selectors.ts';
import * as strings from '../../strings/lesson/blocks.ts';
import { late } from '../shared/late.tsx';
import { useOnionskin } from '../shared/store-context.tsx';
import { MomentNote } from './moment-note.tsx';
import { Prose } from './prose.tsx';
import { Question } from './question.tsx';

/** With it comes the stage's own drawing. */
const LateFigure = late(async () => (await import('./figure.tsx')).Figure, <div className="figure-place" />);

export function Blocks({ blocks }: { blocks: readonly Block[] }) {
  return blocks.map((block, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the text never changes while it stands
    <OneBlock key={index} block={block} />
  ));
}

function OneBlock({ block }: { block: Block }) {
  switch (block.kind) {
    case 'prose':
      return (
        <div className="prose">
          <Prose tree={block.tree} />
        </div>
      );
    case 'note':
      return (
        <aside className="lesson-note prose" aria-label={block.title ?? strings.note}>
          {block.title !== null && <p className="lesson-note-title">{block.title}</p>}
          <Prose tree={block.tree} />
        </aside>
      );
    case 'moment':
      return <MomentNote moment={block.moment} tree={block.tree} />;
    case 'predict':
      return <Question question={block.question} />;
    case 'figure':
      return <LateFigure figure={block} />;
    case 'try':
      return <TryRequest block={block} />;
  }
}

/** A request that the text speaks of, one press away from the composer. */
function TryRequest({ block }: { block: Extract<Block, { kind: 'try' }> }) {
  const current = useOnionskin((state) => selectWork(state).request);
  const edit = useOnionskin((state) => state.editRequest);
  const wanted = readRequest(block.request);
  const inUse = JSON.stringify(current) === JSON.stringify(wanted);
  const inText = block.tree.children.some((node) => node.type === 'element' && node.tagName === 'pre');
  return (
    <div className="lesson-try prose">
      <Prose tree={block.tree} />
      {!inText && (
        <pre>
          <code>{block.request}</code>
        </pre>
      )}
      <button type="button" className="btn" disabled={inUse} onClick={() => edit(wanted)}>
        {inUse ? strings.inComposer : strings.takeRequest}
      </button>
    </div>
  );
}
