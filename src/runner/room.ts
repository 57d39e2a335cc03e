// The page's side of the locked room (public/room.html): one sandboxed frame, and in it one worker, for each process.
// A worker from an address would not be under the page's policy at all, and Python can reach everything JavaScript can: so the wall is the room.
// The rooms stand in a hall (hall.ts).
import { emptyRoom } from './hall.ts';
import type { Process, Spawn } from './process.ts';
import type { ToWorker } from './protocol.ts';
import { source } from './worker.ts?worker-text';

/** What a process said before it was ended may still be on its way: there is no way to ask, so it is given this long (milliseconds). */
const LAST_WORDS = 60;

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
  emptyRoom().then(
    (room) => {
      if (ended) return room.remove();
      frame = room;
      // Its origin is opaque, so there is none to name; nobody else can be in there, the frame is ours.
      room.contentWindow?.postMessage(source, '*', [wire.port2, trouble.port2]);
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
