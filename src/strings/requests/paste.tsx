export const lead = (
  <>
    A <code>curl</code> command, such as a browser’s developer tools copy it, or a raw request. It can be pasted into the
    composer’s target as well. Nothing is sent before you press Send.
  </>
);
export const field = 'A curl command or a raw request';
export const fill = 'Fill the composer';
