export const notThere = 'not there';
export const takenAway = 'taken away';
