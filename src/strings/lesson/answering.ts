export const prediction = (nth: number) => `Prediction ${nth}`;
export const canStillSay = 'It has run, but you can still say what you expected.';
export const nowSend = 'Noted. Now press Send.';
export const notDecided = 'None of your runs has decided it yet.';
export const otherCode =
  'Noted. The question is about the lesson’s own code and server, and you have changed them. “Start over” brings them back.';
export const asGiven = 'So it was with the lesson’s own code and server. Yours differ by now.';
export const toldThere = 'Noted. Your run is on stage: it is told when it comes there.';

/** By the kind of the question. What was said and what it was are no words in an order. */
export function verdict(kind: 'choice' | 'status' | 'skin' | 'order', right: boolean, said: string, was: string): string {
  switch (kind) {
    case 'choice':
      return right ? `You said “${said}”, and so it was.` : `You said “${said}”. It was “${was}”.`;
    case 'status':
      return right ? `You said ${said}, and so it was.` : `You said ${said}. It was ${was}.`;
    case 'skin':
      return right ? `You pointed at “${said}”, and it did answer.` : `You pointed at “${said}”. It was “${was}” that answered.`;
    case 'order':
      return right ? 'That is the order in which it happened.' : 'It happened in another order:';
  }
}
