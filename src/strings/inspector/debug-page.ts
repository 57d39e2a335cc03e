// All with code in backticks.
export const noPattern = (urls: string) =>
  `The path fits no pattern of \`${urls}\`. The page has all of them, in the order in which they were tried.`;
const migrations = 'In Console, `manage.py` has both commands: `makemigrations` writes the migration, `migrate` applies it.';
export const noTable = (table: string) => `The database has no table \`${table}\`: its model has no migration yet. ${migrations}`;
export const noColumn = (column: string) =>
  `The model has a field that its table has not: \`${column}\` came later than the last migration. ${migrations}`;
export const noTemplate = (name: string) =>
  `No template is called \`${name}\`. Names are paths from a \`templates\` folder on: of an application in \`INSTALLED_APPS\`, or in \`DIRS\`. The page lists where Django has looked.`;
export const noName =
  'No pattern has this name with these arguments. Names stand in `urls.py`, behind the `app_name` of the file and a colon.';
export const noHost =
  'The `Host` header of the request is no name of this site. With `DEBUG` on and `ALLOWED_HOSTS` empty only `localhost` and its like are.';
