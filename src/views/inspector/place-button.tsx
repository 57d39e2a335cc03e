// The name of something that is written in the code, leading there; just its name, where it is written elsewhere.
import * as strings from '../../strings/inspector/place-button.ts';
import type { Place } from '../../trace/event-parts.ts';
import { useOnionskin } from '../shared/store-context.tsx';

interface Props {
  place: Place | null;
  name: string;
  /** What is shown in the place of the name. */
  text?: string;
}

export function PlaceButton({ place, name, text = name }: Props) {
  const reveal = useOnionskin((state) => state.reveal);
  if (place === null) return <code>{text}</code>;
  return (
    <button type="button" className="in-place" aria-label={strings.show(name)} onClick={() => reveal(place)}>
      <code>{text}</code>
    </button>
  );
}

export const placeText = ({ file, line }: Place): string => `${file}:${line}`;
