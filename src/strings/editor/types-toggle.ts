export const switchOff =
  'The editor knows the types of your program: errors, hover, completion, definitions. Press to switch that off';
export const switchOn = 'Let the editor know the types of your program: errors, hover, completion, definitions';
export const types = (on: boolean, known: boolean) => (on ? (known ? 'Types on' : 'Types start…') : 'Types off');
