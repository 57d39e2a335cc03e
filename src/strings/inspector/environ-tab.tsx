import { counted, thousands } from '../../trace/words.ts';

/** An environ that is compared with: the server has made its own, a layer got it. */
interface Against {
  layer: string;
  isServer: boolean;
}
const madeOrGot = ({ layer, isServer }: Against) => (isServer ? `${layer} made it` : `${layer} got it`);

export const signs = { '+': 'added', '-': 'taken away', '~': 'changed' };
export const none = (server: string) => `There is no environ yet: ${server} makes it from the request it has read.`;
export const find = 'Find key or value';
export const findIn = 'Find in environ';
export const comparedWith = 'Compared with';
export const as = (against: Against) => `as ${madeOrGot(against)}`;
export const meanings = 'Meanings';
export const changed = 'Changed';
export const copy = 'Copy environ';
export const lead = (layer: string, keys: number, differing: number, against: Against) => (
  <>
    As <code>{layer}</code> has it: {counted(keys, 'key')}
    {differing > 0
      ? `, ${thousands(differing)} added, changed or taken away since ${madeOrGot(against)}.`
      : `, as ${madeOrGot(against)}.`}
  </>
);
export const onlyIn = (run: string) => `Only in ${run}`;
export const notHere = 'not here';
export const notThere = 'not there';
export const fromHeader = (name: string) => `from the header ${name}`;
export const cut = (characters: number) => `… (${counted(characters, 'character')})`;
export const nothingFound = (text: string, isOfChanged: boolean) =>
  `No key or value contains “${text}”${isOfChanged ? ' among those that changed' : ''}.`;
export const nothingChanged = (against: Against) => `Nothing has changed since ${madeOrGot(against)}.`;
