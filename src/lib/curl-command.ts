// A curl command as the request that curl would send. What has no meaning here is named, not dropped in silence; what can't be known (a file,
// a variable, an option that is new to us) is refused with a sentence.
import { longOption, shortOption, takesValue } from './curl-options.ts';
import { CurlRequest } from './curl-request.ts';
import type { HttpRequest } from './http-message.ts';
import { cmdWords, isForCmd, shellWords } from './shell-words.ts';

export type Pasted =
  | { ok: true; request: HttpRequest /** Sentences about what is otherwise here than there. */; notes: readonly string[] }
  | { ok: false; says: string };

export function readCurl(text: string): Pasted {
  const command = text.trim().replace(/^\$ /, '');
  const split = isForCmd(command) ? cmdWords(command) : shellWords(command);
  if (!split.ok) return split;
  const curl = new CurlRequest();
  const [, ...words] = split.words;
  let onlyUrls = false;
  while (words.length > 0) {
    const word = words.shift() ?? '';
    if (onlyUrls || !word.startsWith('-') || word === '-') curl.url(word);
    else if (word === '--') onlyUrls = true;
    else {
      const says = word.startsWith('--') ? readLong(curl, word, words) : readShort(curl, word, words);
      if (says === 'next') break;
      if (says !== null) return { ok: false, says };
    }
  }
  if (split.rest !== '') curl.notes.push(`What stands behind the command is ignored: ${split.rest.slice(0, 40)}`);
  return curl.made();
}

function readLong(curl: CurlRequest, word: string, words: string[]): string | null {
  const does = longOption(word.slice(2));
  if (does === null) return `curl’s option ${word} is not known here. Take it out of the command, and paste it again.`;
  if (!takesValue(does)) return curl.takes(does, word, '');
  const value = words.shift();
  return value === undefined ? `After ${word} something has to follow.` : curl.takes(does, word, value);
}

/** Several in one word, as -sSLi; of one with a value the rest of the word is that: -XPOST. */
function readShort(curl: CurlRequest, word: string, words: string[]): string | null {
  for (let at = 1; at < word.length; at += 1) {
    const option = `-${word[at]}`;
    const does = shortOption(word[at] ?? '');
    if (does === null) return `curl’s option ${option} is not known here. Take it out of the command, and paste it again.`;
    if (!takesValue(does)) {
      const says = curl.takes(does, option, '');
      if (says !== null) return says;
      continue;
    }
    const value = at + 1 < word.length ? word.slice(at + 1) : words.shift();
    return value === undefined ? `After ${option} something has to follow.` : curl.takes(does, option, value);
  }
  return null;
}
