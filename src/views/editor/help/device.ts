// Has this device room for the types? They take two workers with seventeen megabytes of program each, and some hundred megabytes to think in: a
// desktop's, not a phone's. Pure.

export interface Device {
  /** In gigabytes, as far as a browser tells; undefined where it does not. */
  memory: number | undefined;
  /** There is a pointer that can rest on a word. */
  finePointer: boolean;
  wide: boolean;
  /** Somebody has asked their browser to fetch little. */
  savesData: boolean;
}

const LEAST_MEMORY = 4;

export const hasRoomForTypes = ({ memory, finePointer, wide, savesData }: Device): boolean =>
  finePointer && wide && !savesData && (memory === undefined || memory >= LEAST_MEMORY);
