// The page's side of the locked room (public/room.html): one sandboxed frame, and in it one worker, for each process.
// A worker from an address would not be under the page's policy at all, and Python can reach everything JavaScript can: so the wall is the room.
// The rooms stand in a hall (public/hall.html), a frame that says why it is there.
import { SUPPLIES } from 'virtual:supplies';
import type { Process, Spawn } from './process.ts';
import type { ToWorker } from './protocol.ts';
import { source } from './worker.ts?worker-text';

/** What a process said before it was ended may still be on its way: there is no way to ask, so it is given this long (milliseconds). */
const LAST_WORDS = 60;

/** Where the two documents lie, however deep the page does: addresses in it are relative. */
const HALL = new URL(`${SUPPLIES}hall.html`, document.baseURI);
const ROOM = new URL(`${SUPPLIES}room.html`, document.baseURI);

export const openRoom: Spawn = (hear): Process => {
  const wire = new MessageChannel();
  const trouble = new MessageChannel();
  let open = true;
  wire.port1.onmessage = ({ data, ports }) => {
    // Nobody in there has an end of a wire to give away.
    for (const port of ports) port.close();
    if (open) hear(data);
  };
  trouble.port1.onmessage = ({ data }: MessageEvent<string>) => {
    if (open) hear({ kind: 'died', why: 'exit', says: String(data).slice(0, 300) });
  };

  let frame: HTMLIFrameElement | null = null;
  let ended = false;
  plan().then(
    ({ hall, room }) => {
      if (ended) return;
      const made = hall.createElement('iframe');
      made.setAttribute('sandbox', 'allow-scripts');
      made.title = 'Python';
      made.addEventListener(
        'load',
        // Its origin is opaque, so there is none to name; nobody else can be in there, the frame is ours.
        () => made.contentWindow?.postMessage(source, '*', [wire.port2, trouble.port2]),
        { once: true },
      );
      made.srcdoc = room;
      hall.body.append(made);
      frame = made;
    },
    () => {
      if (open) hear({ kind: 'boot-failed', says: 'The room that Python runs in could not be fetched. Are you online?' });
    },
  );

  return {
    post: (message: ToWorker) => wire.port1.postMessage(message),
    end: async () => {
      ended = true;
      frame?.remove();
      await new Promise((resolve) => setTimeout(resolve, LAST_WORDS));
      open = false;
      wire.port1.close();
      trouble.port1.close();
    },
  };
};

interface Plan {
  hall: Document;
  room: string;
}
let planned: Promise<Plan> | null = null;

/** Fetches what rooms are made of, before the first one is wanted. */
export const prepareRooms = (): void => void plan().catch(() => {});

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
