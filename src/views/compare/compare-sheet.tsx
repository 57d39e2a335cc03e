export function CompareSheet(_: { onClose: () => void }) {
  return null;
}
