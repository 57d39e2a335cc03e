// Runs `python manage.py …`, and takes what it wrote into the project's files. Nothing of the user's is lost: a file that was edited while the
// command ran stays as it was edited, and what was written can be put back.
import type { CommandRun } from '../runner/runner.ts';
import * as strings from '../strings/store/commanding.ts';
import type { Command, Commanding, Written } from './command-state.ts';
import { projectOf } from './selectors.ts';
import type { Slice } from './slice.ts';
import type { Work } from './state.ts';
import { workOf } from './work.ts';

/** Older ones are forgotten. */
const KEPT = 100;
/** Characters of what one printed. */
const SHOWN = 200_000;

type Files = Work['files'];

export const commanding: Slice<Commanding> = (set, get, { runner }) => {
  let lastId = 0;
  const tell = (id: number, told: Partial<Command>) =>
    set(({ commands }) => ({ commands: commands.map((one) => (one.id === id ? { ...one, ...told } : one)) }));
  const filesOf = (slug: string): Files => workOf(get().course, get().works, slug).files;
  const putFiles = (slug: string, files: Files) =>
    set(({ course, works }) => {
      const work = workOf(course, works, slug);
      const openFile = work.openFile in files ? work.openFile : (Object.keys(files)[0] ?? work.openFile);
      return { works: { ...works, [slug]: { ...work, files, openFile } } };
    });

  /** Takes in what it wrote. */
  const take = (slug: string, before: Files, wrote: CommandRun['files']): Pick<Command, 'wrote' | 'clashed'> => {
    const now = filesOf(slug);
    const taken: Written[] = [];
    const clashed: string[] = [];
    for (const [name, after] of Object.entries(wrote)) {
      if (now[name] !== before[name]) clashed.push(name);
      else if (after !== null || Object.keys(now).length > 1) taken.push({ name, before: before[name] ?? null, after });
    }
    if (taken.length > 0) putFiles(slug, changed(now, taken));
    // What was written is to be seen; an empty file is not much to see.
    const seen = taken.find(({ after }) => after) ?? taken[0];
    if (seen?.after != null && get().slug === slug) get().openFile(seen.name);
    return { wrote: taken, clashed };
  };

  return {
    async runCommand(line) {
      lastId += 1;
      const id = lastId;
      const { slug } = get();
      const project = projectOf(get());
      const nothing = { output: '', exited: null, says: null, wrote: [], clashed: [], undone: false };
      const begun: Command = { id, slug, line, running: true, ...nothing };
      set(({ commands }) => ({ commands: [...commands, begun].slice(-KEPT) }));
      try {
        const { output, exited, says, files, disk } = await runner.command(line, project);
        if (disk !== undefined) set(({ disks }) => ({ disks: { ...disks, [slug]: disk } }));
        tell(id, { running: false, output: short(output), exited, says, ...take(slug, project.files, files) });
      } catch (error) {
        const words = error instanceof Error ? error.message : String(error);
        tell(id, { running: false, says: strings.notRun(words) });
      }
    },
    async undoCommand(id) {
      const command = get().commands.find((one) => one.id === id);
      if (command === undefined || command.undone) return;
      const { slug, wrote } = command;
      const now = filesOf(slug);
      const back = wrote.filter(({ name, after }) => (now[name] ?? null) === after);
      const left = wrote.filter((one) => !back.includes(one)).map(({ name }) => name);
      putFiles(
        slug,
        changed(
          now,
          back.map(({ name, before }) => ({ name, after: before })),
        ),
      );
      tell(id, {
        undone: true,
        ...(left.length > 0 && { says: strings.stays(left) }),
      });
    },
  };
};

/** The files, with these in the place of those with their names. */
function changed(files: Files, changes: readonly Pick<Written, 'name' | 'after'>[]): Files {
  const all = new Map(Object.entries(files));
  for (const { name, after } of changes) {
    if (after === null) all.delete(name);
    else all.set(name, after);
  }
  return Object.fromEntries(all);
}

const short = (output: string): string =>
  output.length > SHOWN ? `${output.slice(0, SHOWN)}\n${strings.more(output.length - SHOWN)}` : output;
