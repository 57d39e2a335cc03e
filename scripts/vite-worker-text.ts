// `import { source } from './worker.ts?worker-text'` gives the whole worker, bundled to one classic script, as text: it is started from a Blob (in the
// page's locked room) or from its text (under Node), never from an address. The same in development, in tests and in a build.
import { build, type Plugin, type Rolldown } from 'vite';

const MARK = '?worker-text';

export function workerText(): Plugin {
  const inputs = new Map<string, Set<string>>();
  let minify = false;
  return {
    name: 'onionskin:worker-text',
    enforce: 'pre',
    configResolved(config) {
      minify = config.command === 'build' && config.build.minify !== false;
    },
    async resolveId(id, importer) {
      if (!id.endsWith(MARK)) return null;
      const resolved = await this.resolve(id.slice(0, -MARK.length), importer, { skipSelf: true });
      return resolved === null ? null : `\0${resolved.id}${MARK}`;
    },
    async load(id) {
      if (!id.startsWith('\0') || !id.endsWith(MARK)) return null;
      const entry = id.slice(1, -MARK.length);
      const { code, files } = await bundle(entry, minify);
      for (const file of files) this.addWatchFile(file);
      inputs.set(id, files);
      return `export const source = ${JSON.stringify(code)};`;
    },
    hotUpdate({ file }) {
      // A change of any of its files is a change of the text.
      const graph = this.environment.moduleGraph;
      const stale = [...inputs].flatMap(([id, files]) => (files.has(file) ? [graph.getModuleById(id)] : []));
      return stale.length === 0 ? undefined : stale.filter((found) => found !== undefined);
    },
  };
}

/** A worker and all that it imports, as one classic script. */
export async function bundle(entry: string, minify: boolean): Promise<{ code: string; files: Set<string> }> {
  const output = (await build({
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    build: {
      write: false,
      minify,
      target: 'es2022',
      modulePreload: false,
      rolldownOptions: {
        input: entry,
        platform: entry.endsWith('.node.ts') ? 'node' : 'browser',
        external: /^node:/,
        output: { format: entry.endsWith('.node.ts') ? 'cjs' : 'iife', codeSplitting: false },
      },
    },
  })) as Rolldown.RolldownOutput;
  const chunk = output.output[0];
  return { code: chunk.code, files: new Set(chunk.moduleIds.filter((id) => !id.startsWith('\0'))) };
}
