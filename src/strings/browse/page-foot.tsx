import { counted } from '../../trace/words.ts';

export const requests = 'Requests of this visit';
export const seeRun = 'See this run on the stage';
export const noAnswer = 'no answer';
export const asking = 'asking…';
export const runScripts = (scripts: number) => `Run ${scripts === 1 ? 'its script' : `its ${scripts} scripts`}`;
export const files = (count: number, failed: number) => (
  <>
    {counted(count, 'file')}
    {failed > 0 && <span className="browse-failed">, {failed} not in place</span>}
  </>
);
export const cookies = (count: number) => (count === 0 ? 'No cookies' : counted(count, 'cookie'));
