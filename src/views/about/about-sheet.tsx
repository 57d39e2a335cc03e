export function AboutSheet(_: { onClose: () => void }) {
  return null;
}
