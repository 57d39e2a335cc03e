// What is another one at every run though it is no time by its looks: cookies that are signed with the time, and tokens that are drawn. Behind mask.ts,
// where whole ends and answers are compared; apart from it, because that one is fetched before the first paint.
import { maskText } from './mask.ts';

const DRAWN: readonly (readonly [what: RegExp, instead: string])[] = [
  // signed with the time: itsdangerous (Flask's session), and django.core.signing. What was signed stays.
  [/(?<![\w.-])(\.?[\w-]+)\.[\w-]{6}\.[\w-]{27}(?![\w.-])/g, `$1.${'0'.repeat(6)}.${'0'.repeat(27)}`],
  [/(?<![\w.:-])([\w.-]+):[\dA-Za-z]{6}:[\w-]{43}(?![\w:-])/g, `$1:${'0'.repeat(6)}:${'0'.repeat(43)}`],
  // what Django draws anew: its cookies where they are given out, and the token of a form
  [/\b(csrftoken|sessionid)=[\dA-Za-z]{32}(?=; (?:expires|HttpOnly|Max-Age|Path|SameSite|Secure)\b)/gi, `$1=${'0'.repeat(32)}`],
  [/\b(name="csrfmiddlewaretoken" value=)"[\dA-Za-z]{64}"/g, `$1"${'0'.repeat(64)}"`],
];

/** Also without what `maskText` leaves out. */
export const maskDrawn = (text: string): string =>
  DRAWN.reduce((masked, [what, instead]) => masked.replace(what, instead), maskText(text));
