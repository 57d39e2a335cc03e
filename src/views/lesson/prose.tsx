// A parsed piece of a lesson's text, drawn. Links to other lessons open them; others open a tab of their own.
import type { Root, RootContent } from 'hast';
import { createElement, type ReactNode } from 'react';
import * as strings from '../../strings/lesson/prose.ts';
import { Breakable, UNBROKEN } from '../shared/breakable.tsx';
import { useOpen } from '../shared/hands-context.tsx';
import { useOnionskin } from '../shared/store-context.tsx';
import { lateCode } from '../shared/use-late.ts';

export function Prose({ tree }: { tree: Root }) {
  return <>{drawn(tree.children)}</>;
}

/** Only what Markdown gives comes here (lesson/prose.ts saw to it), and its few properties are called as React calls them. */
function drawn(nodes: readonly RootContent[], breaks = false): ReactNode[] {
  return nodes.map((node, index) => {
    // biome-ignore lint/suspicious/noArrayIndexKey: the text never changes while it stands
    if (node.type === 'text') return breaks ? <Breakable key={index} text={node.value} /> : node.value;
    if (node.type !== 'element') return null;
    const { className, href, ...properties } = node.properties;
    const short = node.tagName === 'code' && textOf(node).length <= UNBROKEN;
    const children = drawn(node.children, breaks || (node.tagName === 'code' && !short));
    if (node.tagName === 'a') {
      return (
        // biome-ignore lint/suspicious/noArrayIndexKey: the text never changes while it stands
        <Link key={index} href={String(href)}>
          {children}
        </Link>
      );
    }
    if (node.tagName === 'dfn')
      return (
        // biome-ignore lint/suspicious/noArrayIndexKey: the text never changes while it stands
        <Mention key={index} term={String(properties.dataTerm)}>
          {children}
        </Mention>
      );
    if (node.tagName === 'pre') {
      return (
        // biome-ignore lint/suspicious/noArrayIndexKey: the text never changes while it stands
        <Code key={index} source={textOf(node)} file={String(properties.dataFile ?? '')}>
          {children}
        </Code>
      );
    }
    // Authors write ###; on the page the lesson's title is the h1.
    const tag = node.tagName === 'h3' ? 'h2' : node.tagName;
    const classes = Array.isArray(className) ? className.join(' ') : short ? 'short' : undefined;
    return createElement(tag, { key: index, className: classes, ...properties }, ...children);
  });
}

const useTools = lateCode(async () => (await import('./code-tools.tsx')).CodeTools);

function Code({ source, file, children }: { source: string; file: string; children: ReactNode }) {
  const Tools = useTools(true);
  return (
    <div className="code-block">
      <pre>{children}</pre>
      {Tools && <Tools code={source} file={file} />}
    </div>
  );
}

const textOf = (node: RootContent): string =>
  node.type === 'text' ? node.value : 'children' in node ? node.children.map(textOf).join('') : '';

/** The first mention of a word in a text leads to the glossary. */
function Mention({ term, children }: { term: string; children: ReactNode }) {
  const open = useOpen();
  return (
    <button
      type="button"
      className="term"
      aria-haspopup="dialog"
      title={strings.inGlossary}
      onClick={() => open('glossary', term)}
    >
      {children}
    </button>
  );
}

function Link({ href, children }: { href: string; children: ReactNode }) {
  const open = useOnionskin((state) => state.openLesson);
  if (!href.startsWith('#')) {
    return (
      <a href={href} target="_blank" rel="noreferrer">
        {children}
      </a>
    );
  }
  return (
    <a
      href={href}
      onClick={(event) => {
        event.preventDefault();
        open(href.slice(1));
      }}
    >
      {children}
    </a>
  );
}
