// What ruff looks for in a learner's file: what is surely a mistake, and nothing of taste. How it formats is as this project's own Python is
// formatted, so that a lesson's file stays as it is.

export const SETTINGS = {
  'line-length': 130,
  'target-version': 'py314',
  lint: {
    // Pyflakes, comparisons with None and bare excepts, invalid escapes, pylint's errors, likely bugs.
    select: ['F', 'E7', 'W605', 'PLE', 'B'],
    // zip() without strict=, which nobody has told the learner of.
    ignore: ['B905'],
  },
  format: { 'indent-style': 'space', 'quote-style': 'double' },
} as const;
