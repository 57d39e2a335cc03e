// A parsed piece of a lesson's text, drawn. Links to other lessons open them; others open a tab of their own.
import type { Root } from 'hast';
import { toJsxRuntime } from 'hast-util-to-jsx-runtime';
import type { ComponentProps } from 'react';
import { Fragment, jsx, jsxs } from 'react/jsx-runtime';
import { useOnionskin } from '../shared/store-context.tsx';

export function Prose({ tree }: { tree: Root }) {
  return toJsxRuntime(tree, { Fragment, jsx, jsxs, components: { a: Link, h3: Heading } });
}

function Link({ href = '', children }: ComponentProps<'a'>) {
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

/** Authors write ###; on the page the lesson's title is the h1. */
function Heading({ children }: ComponentProps<'h3'>) {
  return <h2>{children}</h2>;
}
