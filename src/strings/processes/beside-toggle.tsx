export const toggle = (isOn: boolean, keys: string) =>
  isOn ? `One onion again (${keys})` : `Different processes have answered: see them beside each other (${keys})`;
export const sideBySide = (processes: readonly number[]) => (
  <>
    <span className="beside-full">
      Processes {processes.slice(0, -1).join(', ')} and {processes.at(-1)}{' '}
    </span>
    side by side
  </>
);
