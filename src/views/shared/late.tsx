// A part of the page that is fetched after the first paint. Until it is there, what stands in its place holds it; when it can't be fetched,
// the fault boundary around it says so, and its "Try again" fetches again (React's own lazy() keeps a failure for good, and shows what came
// only a third of a second after what stood in its place).
import { type ComponentType, type ReactNode, useEffect, useState } from 'react';
import { later } from './later.ts';

/** `soon`: it is fetched when the browser has nothing else to do, before it is wanted. */
export function late<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  meanwhile: ReactNode,
  { soon = false } = {},
): ComponentType<Props> {
  const part = later(load, { soon });
  return function Late(props: Props) {
    const [Content, setContent] = useState(() => part.code);
    const [fault, setFault] = useState<unknown>(null);
    useEffect(() => {
      if (part.code === null) part.fetch().then((content) => setContent(() => content), setFault);
    }, []);
    if (fault !== null) throw fault;
    return Content ? <Content {...props} /> : meanwhile;
  };
}
