// A part of the page that is fetched after the first paint. Until it is there, what stands in its place holds it; when it can't be fetched,
// the fault boundary around it says so, and its "Try again" fetches again (React's own lazy() keeps a failure for good, and shows what came
// only a third of a second after what stood in its place).
import { type ComponentType, type ReactNode, useEffect, useState } from 'react';

export function late<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  meanwhile: ReactNode,
): ComponentType<Props> {
  let known: ComponentType<Props> | null = null;
  return function Late(props: Props) {
    const [Content, setContent] = useState(() => known);
    const [fault, setFault] = useState<unknown>(null);
    useEffect(() => {
      if (known) return;
      load().then((content) => {
        known = content;
        setContent(() => content);
      }, setFault);
    }, []);
    if (fault !== null) throw fault;
    return Content ? <Content {...props} /> : meanwhile;
  };
}
