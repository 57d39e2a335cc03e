// A run for another page: what it shows, whether it can be edited there, how large, and the snippet to copy.
import { useEffect, useState } from 'react';
import type { MadeEmbed } from '../../store/link-state.ts';
import type { Theme } from '../../store/state.ts';
import * as strings from '../../strings/share/embed-part.ts';
import { linkMakerNotFetched } from '../../strings/share/shared.ts';
import { EMBED_AT } from '../frame/use-address.ts';
import { copyText } from '../shared/copy-text.ts';
import { LONGEST_ADDRESS } from '../shared/longest-address.ts';
import { useOnionskin } from '../shared/store-context.tsx';

const SIZES = { '700 × 420': [700, 420], '100% × 480': ['100%', 480], '390 × 640': [390, 640] } as const;
type Size = keyof typeof SIZES;
const THEMES = ['system', 'light', 'dark'] as const satisfies readonly Theme[];

/** In an attribute within double quotes. */
const quoted = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** `sandbox`: the page that it stands in need not trust this one either. Send is a form's button; `form-action` keeps forms from going anywhere. */
export function snippetOf(address: string, title: string, size: Size): string {
  const [width, height] = SIZES[size];
  const named = title === '' ? strings.aRun : strings.aRunOf(title);
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
      () => here && onSays(linkMakerNotFetched),
    );
    return () => {
      here = false;
    };
  }, [makeEmbed, editable, theme, onSays]);

  if (made === null) return null;
  if (!made.ok) return <p>{made.says}</p>;
  const address = `${location.href.replace(/#.*$/, '')}#${EMBED_AT}${made.word}`;
  const snippet = snippetOf(address, made.title, size);
  const copy = async () => onSays((await copyText(snippet)) ? strings.copied : strings.notCopied);
  if (address.length > LONGEST_ADDRESS) return <p>{strings.tooLong}</p>;
  return (
    <>
      <p>{strings.lead}</p>
      <div className="share-row">
        <label>
          {strings.size}{' '}
          <select value={size} onChange={(event) => setSize(sizeOf(event.currentTarget.value))}>
            {Object.keys(SIZES).map((one) => (
              <option key={one}>{one}</option>
            ))}
          </select>
        </label>
        <label>
          {strings.theme}{' '}
          <select value={theme} onChange={(event) => setTheme(themeOf(event.currentTarget.value))}>
            {THEMES.map((one) => (
              <option key={one} value={one}>
                {strings.themes[one]}
              </option>
            ))}
          </select>
        </label>
        <label className="share-moment">
          <input type="checkbox" checked={editable} onChange={(event) => setEditable(event.currentTarget.checked)} />
          {strings.editable}
        </label>
      </div>
      <textarea
        className="field share-link"
        aria-label={strings.html}
        readOnly
        rows={3}
        value={snippet}
        onFocus={(event) => event.currentTarget.select()}
      />
      <p className="share-size">{strings.length(snippet.length)}</p>
      <button type="button" className="btn" onClick={() => void copy()}>
        {strings.copy}
      </button>
    </>
  );
}

const sizeOf = (text: string): Size => (Object.keys(SIZES) as Size[]).find((one) => one === text) ?? '700 × 420';
const themeOf = (text: string): Theme => THEMES.find((one) => one === text) ?? 'system';
