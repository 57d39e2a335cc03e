// The door: which of the pages this is. The whole page (page.tsx); or one run of somebody's, small, within another page (embed.tsx); or a still
// one that only leads to the whole page, where that stands within a page of strangers.

import { openPage } from './page.tsx';
import { inForeignFrame } from './views/frame/in-foreign-frame.ts';
import { EMBED_AT } from './views/frame/use-address.ts';

const hash = location.hash.slice(1);
// Nothing is awaited here: what is fetched needs this very file, and would wait for it.
if (hash.startsWith(EMBED_AT)) void import('./embed.tsx').then(({ openEmbed }) => openEmbed(hash.slice(EMBED_AT.length)));
else if (inForeignFrame()) void import('./embed.tsx').then(({ openStill }) => openStill());
else void openPage();
