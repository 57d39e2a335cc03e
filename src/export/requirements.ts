// requirements.txt: of the packages in this build those that a project imports, with the versions that it ran with here.
import { importedBundles } from '../servers/bundles.ts';
import type { Home } from './home.ts';

/** Null where Python's own library is all that it takes. */
export function requirementsOf({ files, bundles }: Pick<Home, 'files' | 'bundles'>): string | null {
  const needed = importedBundles(files, bundles);
  if (needed.length === 0) return null;
  return `# What this project ran with in Onionskin.\n${needed.map(({ name, version }) => `${name}==${version}\n`).join('')}`;
}
