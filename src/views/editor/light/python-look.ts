// Python as the page colours it, for the light editor: the same few things as in Monaco (../python-language.ts), by class names that light.css knows.
import { syntaxHighlighting } from '@codemirror/language';
import type { Extension } from '@codemirror/state';
import { tagHighlighter, tags } from '@lezer/highlight';

const look = tagHighlighter([
  { tag: [tags.keyword, tags.operatorKeyword, tags.controlKeyword, tags.definitionKeyword, tags.moduleKeyword], class: 'py-kw' },
  { tag: tags.meta, class: 'py-kw' },
  { tag: [tags.function(tags.definition(tags.variableName)), tags.definition(tags.className)], class: 'py-def' },
  { tag: [tags.string, tags.special(tags.string), tags.escape], class: 'py-str' },
  { tag: tags.number, class: 'py-num' },
  { tag: tags.comment, class: 'py-com' },
  { tag: [tags.self, tags.bool, tags.null], class: 'py-self' },
]);

export const pythonLook: Extension = syntaxHighlighting(look);
