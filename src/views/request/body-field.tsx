// The body as text; it is sent as UTF-8, just as it stands here.
import { selectWork } from '../../store/selectors.ts';
import { useOnionskin } from '../shared/store-context.tsx';

export function BodyField() {
  const body = useOnionskin((state) => selectWork(state).request.body);
  const edit = useOnionskin((state) => state.editRequest);
  return (
    <textarea
      className="body-field"
      aria-label="Body"
      placeholder="Nothing is sent after the headers"
      value={body}
      spellCheck={false}
      onChange={(event) => edit({ body: event.target.value })}
    />
  );
}
