// What a package makes when it runs can't be read from its source: Django gives every model its `objects`, and takes any content for an
// answer. Here the source says so, for the language server alone. Nothing of this runs.
import { PACKAGES } from './types-settings.ts';

interface Mend {
  file: string;
  from: string;
  to: string;
}

const MODEL = 'class Model(AltersData, metaclass=ModelBase):\n';
const LOAD = 'def load(target, **namespace)';
const MENDS: readonly Mend[] = [
  { file: 'django/http/response.py', from: 'content=b""', to: 'content: object = b""' },
  {
    file: 'django/db/models/base.py',
    from: MODEL,
    to: `from typing import Any as _Any
from django.db.models.manager import Manager as _Manager
${MODEL}    objects: _Manager
    DoesNotExist: type[ObjectDoesNotExist]
    MultipleObjectsReturned: type[MultipleObjectsReturned]
    id: _Any
    pk: _Any
`,
  },
  // What stands for "none was given" is a class, and a default may be anything.
  { file: 'django/db/models/fields/__init__.py', from: ' default=NOT_PROVIDED,', to: ' default: object = NOT_PROVIDED,' },
  // A property of the class, in whose place everybody writes a text.
  {
    file: 'django/apps/config.py',
    from: '    @cached_property\n    def default_auto_field(self):',
    to: '    default_auto_field: str\n\n    def _default_auto_field(self):',
  },
  // It may give a module, and any name of one.
  { file: 'bottle.py', from: `${LOAD}:`, to: `from typing import Any as _Any\n${LOAD} -> _Any:` },
];

export function mended(path: string, source: string): string {
  const mends = MENDS.filter(({ file }) => path === `${PACKAGES}/${file}`);
  return mends.reduce((text, { from, to }) => text.replaceAll(from, to), source);
}
