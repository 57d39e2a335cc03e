// What the locked rooms are made of and stand in: the text of a room (public/room.html), and the hall (public/hall.html), a frame that says itself
// why it is there. Begun before there is a process to put into one, and so is the first room: a browser takes its time to make one.
import { SUPPLIES } from 'virtual:supplies';

/** Where the two documents lie, however deep the page does: addresses in it are relative. */
const HALL = new URL(`${SUPPLIES}hall.html`, document.baseURI);
const ROOM = new URL(`${SUPPLIES}room.html`, document.baseURI);

interface Plan {
  hall: Document;
  room: string;
}
let planned: Promise<Plan> | null = null;

/** The one hall of this page, and the text of a room. What could not be fetched is tried again with the next room. */
function plan(): Promise<Plan> {
  planned ??= Promise.all([openHall(), fetchRoom()]).then(
    ([hall, room]) => ({ hall, room }),
    (error: unknown) => {
      planned = null;
      throw error;
    },
  );
  return planned;
}

let waiting: Promise<HTMLIFrameElement> | null = null;

/** A room that nobody is in, in its place and loaded. */
export function emptyRoom(): Promise<HTMLIFrameElement> {
  const ready = waiting ?? furnish();
  waiting = null;
  return ready;
}

/** The first room, before anybody asks for one. */
export function openFirst(): void {
  waiting = furnish();
  waiting.catch(() => {
    // Whoever comes tries for himself.
    waiting = null;
  });
}

async function furnish(): Promise<HTMLIFrameElement> {
  const { hall, room } = await plan();
  const frame = hall.createElement('iframe');
  frame.setAttribute('sandbox', 'allow-scripts');
  frame.title = 'Python';
  const loaded = new Promise<void>((resolve) => {
    frame.addEventListener('load', () => resolve(), { once: true });
  });
  frame.srcdoc = room;
  hall.body.append(frame);
  await loaded;
  return frame;
}

function openHall(): Promise<Document> {
  const frame = document.createElement('iframe');
  frame.title = 'Python';
  frame.hidden = true;
  frame.src = HALL.href;
  const opened = new Promise<Document>((resolve, reject) => {
    frame.addEventListener(
      'load',
      () => {
        const hall = frame.contentDocument;
        // An error page of the browser's own can't be looked into; one of the server's has another title.
        if (hall?.title === 'Hall') return resolve(hall);
        frame.remove();
        reject(new Error('There is no hall.'));
      },
      { once: true },
    );
  });
  document.body.append(frame);
  return opened;
}

async function fetchRoom(): Promise<string> {
  const response = await fetch(ROOM);
  if (!response.ok) throw new Error(`There is no room (${response.status}).`);
  return response.text();
}
