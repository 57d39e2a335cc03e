/** Does the work when the next frame has been drawn: a frame's own callbacks come before that, a message that is sent in one of them after it.
 *  Gives what calls it off. */
export function afterFrame(work: () => void): () => void {
  let off = false;
  requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      if (!off) work();
    };
    port2.postMessage(null);
  });
  return () => {
    off = true;
  };
}
