// Our script in a page that is browsed, the first to run in it. It tells what a click or a form asks for, through a wire that the page hands in, and
// gives the page's scripts what a frame without an origin lacks: storage and cookies in memory. It is bundled to text (inside.ts?worker-text).
// Where scripts of the page run, they share this world: nothing here is a wall. The walls are the sandbox and the policy.
import { shutDoors } from './shut-doors.ts';
import { storageOf } from './storage-of.ts';

interface Given {
  /** The page's own scripts run too. */
  scripts: boolean;
  cookies: string;
  stored: Record<string, string>;
  hash: string;
}

const outermost = parent.parent;
const own = document.currentScript as HTMLScriptElement;
const given = JSON.parse(own.dataset.given ?? '{}') as Given;
own.remove();

let wire: MessagePort | null = null;
const waiting: unknown[] = [];
const tell = (said: unknown): void => {
  if (wire === null) waiting.push(said);
  else wire.postMessage(said);
};

addEventListener(
  'message',
  (event) => {
    if (wire !== null || event.source !== outermost) return;
    event.stopImmediatePropagation();
    wire = event.ports[0] ?? null;
    for (const said of waiting.splice(0)) tell(said);
  },
  true,
);

/** A link's address; its name for where to show it does not matter, there is one place. */
const linkOf = (event: Event): Element | null => {
  for (const one of event.composedPath()) if (one instanceof Element && one.matches('a[href], area[href], a[*|href]')) return one;
  return null;
};
const addressOf = (link: Element): string => link.getAttribute('href') ?? link.getAttribute('xlink:href') ?? '';

function follow(event: MouseEvent): void {
  if (event.defaultPrevented) return;
  const link = linkOf(event);
  if (link === null) return;
  event.preventDefault();
  const address = addressOf(link);
  if (address.startsWith('#')) jump(address);
  else if (!/^\s*javascript:/i.test(address)) tell({ kind: 'link', href: address });
}

function jump(hash: string): void {
  const name = decodeURIComponent(hash.slice(1));
  const target = document.getElementById(name) ?? document.getElementsByName(name)[0];
  if (target !== undefined) target.scrollIntoView();
  else if (name === '' || name === 'top') scrollTo(0, 0);
}

function sendForm(form: HTMLFormElement, submitter: Element | null): void {
  // By attribute: a field may be called "action".
  const said = (name: string, or: string) => submitter?.getAttribute(`form${name}`) ?? form.getAttribute(name) ?? or;
  const method = said('method', 'get').toLowerCase();
  if (method === 'dialog') return;
  const enctype = said('enctype', '').toLowerCase();
  tell({
    kind: 'form',
    action: said('action', ''),
    method: method === 'post' ? 'post' : 'get',
    enctype: enctype === 'multipart/form-data' || enctype === 'text/plain' ? enctype : 'application/x-www-form-urlencoded',
    entries: Array.from(new FormData(form, submitter as HTMLElement | null).entries()),
  });
}

function submit(event: SubmitEvent): void {
  if (event.defaultPrevented || !(event.target instanceof HTMLFormElement)) return;
  event.preventDefault();
  sendForm(event.target, event.submitter);
}

/** `then` runs when the page's own handlers have had their say, even where one of them keeps the event from coming this far. */
function lastly<Type extends Event>(type: string, then: (event: Type) => void): void {
  addEventListener(type, (event) => then(event as Type));
  addEventListener(
    type,
    (event) => {
      for (const name of ['stopPropagation', 'stopImmediatePropagation'] as const) {
        const stop = event[name].bind(event);
        event[name] = () => {
          stop();
          queueMicrotask(() => then(event as Type));
        };
      }
    },
    true,
  );
}
lastly<MouseEvent>('click', follow);
lastly<SubmitEvent>('submit', submit);

// A click that asks for another tab gets one in spite of the sandbox; and so does who asks by menu, or carries a link out of the page.
const never = (event: Event) => event.preventDefault();
for (const type of ['auxclick', 'contextmenu', 'dragstart']) addEventListener(type, never, true);
addEventListener(
  'click',
  (event) => {
    if (!event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey) return;
    event.preventDefault();
    const link = linkOf(event);
    if (link !== null) tell({ kind: 'link', href: addressOf(link) });
  },
  true,
);

addEventListener('DOMContentLoaded', () => {
  tell({ kind: 'title', title: document.title.slice(0, 1000) });
  if (given.hash !== '') jump(given.hash);
});

if (given.scripts) {
  shutDoors();
  const known = { ...given.stored };
  const keep = (): void => tell({ kind: 'stored', stored: known });
  for (const name of ['localStorage', 'sessionStorage'] as const) {
    Object.defineProperty(globalThis, name, { value: storageOf(known, `${name}:`, keep), configurable: true });
  }
  let cookies = given.cookies;
  Object.defineProperty(document, 'cookie', {
    configurable: true,
    get: () => cookies,
    set(line: unknown) {
      const text = String(line);
      tell({ kind: 'cookie', cookie: text });
      const [pair = ''] = text.split(';');
      const name = pair.split('=')[0]?.trim();
      const rest = cookies.split('; ').filter((one) => one !== '' && one.split('=')[0] !== name);
      cookies = (/max-age=(?:0|-)/i.test(text) ? rest : [...rest, pair.trim()]).join('; ');
    },
  });
  globalThis.open = (address) => {
    tell({ kind: 'window', href: String(address ?? '') });
    return null;
  };
  HTMLFormElement.prototype.submit = function () {
    sendForm(this, null);
  };
  addEventListener('error', ({ message }) => tell({ kind: 'error', says: String(message).slice(0, 1000) }));
}
