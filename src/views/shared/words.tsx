// A plain sentence in which `code` between backticks is set as code.
export function Words({ text }: { text: string }) {
  // Odd parts were between backticks. The sentence never changes its parts while it stands, so their place is their key.
  return text.split('`').map((part, index) => {
    const key = `${index}:${part}`;
    return index % 2 === 1 ? <code key={key}>{part}</code> : <span key={key}>{part}</span>;
  });
}
