export const disk = 'Disk';
export const resetDatabase = 'Reset the database';
export const emptyDisk = 'Empty the disk';
export const memory = 'Memory';
