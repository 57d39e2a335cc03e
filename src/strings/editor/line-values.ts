export const gives = {
  returns: (value: string) => `returns ${value}`,
  yields: (value: string) => `yields ${value}`,
};
export const more = (names: number) => `and ${names} more`;
