// A run for another page: what it shows, whether it can be edited there, how large, and the snippet to copy.
import { useEffect, useState } from 'react';
import type { MadeEmbed } from '../../store/link-state.ts';
import type { Theme } from '../../store/state.ts';
import { thousands } from '../../trace/words.ts';
import { EMBED_AT } from '../frame/use-address.ts';
import { useOnionskin } from '../shared/store-context.tsx';

/** Characters that the address of a frame may have: all browsers take these. */
const TOO_LONG = 1_000_000;
const SIZES = { '700 × 420': [700, 420], '100% × 480': ['100%', 480], '390 × 640': [390, 640] } as const;
type Size = keyof typeof SIZES;
const THEMES = [
  ['system', 'as the reader has it'],
  ['light', 'light'],
  ['dark', 'dark'],
] as const satisfies readonly (readonly [Theme, string])[];

/** In an attribute within double quotes. */
const quoted = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** `sandbox`: the page that it stands in need not trust this one either. Send is a form's button; `form-action` keeps forms from going anywhere. */
export function snippetOf(address: string, title: string, size: Size): string {
  const [width, height] = SIZES[size];
  const named = title === '' ? 'A run in Onionskin' : `${title}, a run in Onionskin`;
  const allowed = 'allow-scripts allow-forms allow-same-origin allow-popups allow-popups-to-escape-sandbox';
  return `<iframe src="${quoted(address)}" title="${quoted(named)}" width="${width}" height="${height}" style="border:0" loading="lazy" sandbox="${allowed}"></iframe>`;
}

export function EmbedPart({ onSays }: { onSays(says: string): void }) {
  const makeEmbed = useOnionskin((state) => state.makeEmbed);
  const [made, setMade] = useState<MadeEmbed | null>(null);
  const [editable, setEditable] = useState(false);
  const [theme, setTheme] = useState<Theme>('system');
  const [size, setSize] = useState<Size>('700 × 420');
  useEffect(() => {
    let here = true;
    makeEmbed(editable, theme).then(
      (now) => here && setMade(now),
      () => here && onSays('What makes links could not be fetched. Are you online?'),
    );
    return () => {
      here = false;
    };
  }, [makeEmbed, editable, theme, onSays]);

  if (made === null) return null;
  if (!made.ok) return <p>{made.says}</p>;
  const address = `${location.href.replace(/#.*$/, '')}#${EMBED_AT}${made.word}`;
  const snippet = snippetOf(address, made.title, size);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(snippet);
      onSays('Copied. Paste it into the HTML of a page.');
    } catch {
      onSays('The browser does not allow to copy it: select the HTML and copy it yourself.');
    }
  };
  if (address.length > TOO_LONG) return <p>The run on stage is too long to be put into a link.</p>;
  return (
    <>
      <p>
        The run on stage, with the code that it ran, to be played in a page of yours. It comes with the link: Python is not
        fetched for it.
      </p>
      <div className="share-row">
        <label>
          Size{' '}
          <select value={size} onChange={(event) => setSize(sizeOf(event.currentTarget.value))}>
            {Object.keys(SIZES).map((one) => (
              <option key={one}>{one}</option>
            ))}
          </select>
        </label>
        <label>
          Theme{' '}
          <select value={theme} onChange={(event) => setTheme(themeOf(event.currentTarget.value))}>
            {THEMES.map(([one, says]) => (
              <option key={one} value={one}>
                {says}
              </option>
            ))}
          </select>
        </label>
        <label className="share-moment">
          <input type="checkbox" checked={editable} onChange={(event) => setEditable(event.currentTarget.checked)} />
          Readers may edit and run it there
        </label>
      </div>
      <textarea
        className="field share-link"
        aria-label="HTML of the frame"
        readOnly
        rows={3}
        value={snippet}
        onFocus={(event) => event.currentTarget.select()}
      />
      <p className="share-size">{thousands(snippet.length)} characters, of which the recording and the code are nearly all.</p>
      <button type="button" className="btn" onClick={() => void copy()}>
        Copy HTML
      </button>
    </>
  );
}

const sizeOf = (text: string): Size => (Object.keys(SIZES) as Size[]).find((one) => one === text) ?? '700 × 420';
const themeOf = (text: string): Theme => THEMES.find(([one]) => one === text)?.[0] ?? 'system';
