// Command lines as state. What runs them and takes in what they wrote (commanding.ts) is fetched when that is first wanted.
import * as strings from '../strings/store/command-slice.ts';
import type { Commanding, CommandSlice } from './command-state.ts';
import type { Slice } from './slice.ts';

export const commandSlice: Slice<CommandSlice> = (set, get, needs) => {
  let made: Promise<Commanding> | null = null;
  const fetched = async (): Promise<Commanding | null> => {
    made ??= needs.commanding().then((make) => make(set, get, needs));
    try {
      return await made;
    } catch {
      made = null;
      set({ refusal: strings.notFetched });
      return null;
    }
  };
  return {
    commands: [],
    atCommands: false,
    showCommands: (atCommands) => set({ atCommands }),
    clearCommands: () => set(({ commands, slug }) => ({ commands: commands.filter((one) => one.running || one.slug !== slug) })),
    runCommand: async (line) => (await fetched())?.runCommand(line),
    undoCommand: async (id) => (await fetched())?.undoCommand(id),
  };
};
