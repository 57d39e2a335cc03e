// Markdown that means ill. The page has no lessons but its own, which are Markdown no more when it is built: a lesson.md that comes with a project is a
// file like any other. What is drawn as Markdown is what the editor tells of a name: its docstring, which is whoever's the program is.
import { HARMS } from './ground.ts';

export interface HostileDocstring {
  name: string;
  /** As it stands in the docstring, which is a raw one. OURS: where our page is. */
  says: string;
  /** Without the page's policy, and drawn as it was written, it is a picture. */
  without?: true;
  /** For which somebody is then asked: what is heard of it. */
  asks?: RegExp;
  /** So long that it is cut. */
  long?: true;
}

const STOLEN = 'http://stolen.example';

export const docstrings: readonly HostileDocstring[] = [
  { name: 'a picture from elsewhere', says: `![x](${STOLEN}/picture.png)`, without: true, asks: /GET \/picture\.png/ },
  { name: 'a picture from our own host', says: '![x](OURSpicture.png)', without: true, asks: /asked the site for picture\.png/ },
  { name: 'a picture that is its own address', says: '![x](data:image/svg+xml,%3Csvg/%3E)', without: true },

  { name: 'a picture whose address stands elsewhere', says: `![x][y]\n\n    [y]: ${STOLEN}/reference.png` },
  { name: 'a picture within a link', says: `[![x](${STOLEN}/linked.png)](${STOLEN}/)` },
  { name: 'a picture that is a program', says: `![x](data:image/svg+xml,<svg onload='${HARMS}'/>)` },
  { name: 'a picture in HTML', says: `<img src="${STOLEN}/html.png" onerror="${HARMS}">` },
  { name: 'a script', says: `<script>${HARMS}</script><script src="${STOLEN}/script.js"></script>` },
  {
    name: 'a frame, a style and a form',
    says: `<iframe src="${STOLEN}/frame"></iframe><style>@import "${STOLEN}/x.css"</style><form action="${STOLEN}/"><button>x</button></form>`,
  },
  {
    name: 'links that are scripts',
    says: `[one](javascript:${HARMS}) [two](JaVaScRiPt&colon;${HARMS}) <javascript:${HARMS}> [three](data:text/html,<script>${HARMS}</script>)`,
  },
  {
    name: 'links that are commands of the editor',
    says: '[one](command:editor.action.selectAll) [two](command:deleteFile?%5B%22app.py%22%5D)',
  },
  {
    name: 'a quote that ends an attribute',
    says: `[one](https://a.example/"onmouseover="${HARMS}) [two](https://a.example '" onclick="${HARMS}')`,
  },
  { name: 'a block of code that ends itself', says: `\`\`\`html\n    </code></pre><img src=x onerror="${HARMS}">\n    \`\`\`` },
  { name: 'twenty thousand brackets', says: '['.repeat(20_000), long: true },
  { name: 'ten thousand stars', says: '*a '.repeat(10_000), long: true },
  { name: 'ten thousand signs of a quotation', says: '>'.repeat(10_000), long: true },
];
