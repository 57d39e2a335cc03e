// Requests to begin with, by heading, each with what it shows.
import { presetGroups } from '../../servers/presets.ts';
import * as strings from '../../strings/requests/presets.ts';
import { useOnionskin } from '../shared/store-context.tsx';

export function Presets({ onDone }: { onDone: () => void }) {
  const fill = useOnionskin((state) => state.fillRequest);
  return (
    <>
      <p>{strings.lead}</p>
      {presetGroups.map(({ title, presets }) => (
        <section key={title} aria-label={title}>
          <h3>{title}</h3>
          <ul>
            {presets.map(({ name, says, request }) => (
              <li key={name}>
                <button
                  type="button"
                  className="preset"
                  onClick={() => {
                    fill(request, `${name}. ${says}`);
                    onDone();
                  }}
                >
                  <strong>{name}</strong>
                  <span>{says}</span>
                </button>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}
