// JSON with its structure shown. Pure.
import * as strings from '../../strings/inspector/pretty-json.ts';

/** Re-indented, not re-written: numbers keep all their digits and keys their order, which JSON.parse and back would not promise. */
export function prettyJson(text: string): { ok: true; text: string } | { ok: false; says: string } {
  try {
    JSON.parse(text);
  } catch (error) {
    return { ok: false, says: strings.notJson(error instanceof Error ? error.message : String(error)) };
  }
  return { ok: true, text: indent(text) };
}

const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/g;

/** Only for text that JSON.parse has taken. */
function indent(json: string): string {
  const out: string[] = [];
  let depth = 0;
  let before = '';
  const line = () => `\n${'  '.repeat(depth)}`;
  for (const [token] of json.matchAll(TOKEN)) {
    const opens = before === '{' || before === '[';
    if (token === '}' || token === ']') {
      depth--;
      out.push(opens ? token : line() + token);
    } else {
      if (opens) out.push(line());
      out.push(token === ':' ? ': ' : token === ',' ? `,${line()}` : token);
      if (token === '{' || token === '[') depth++;
    }
    before = token;
  }
  return out.join('');
}
