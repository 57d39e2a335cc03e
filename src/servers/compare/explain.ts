// Puts a difference into sentences: by the rules where they explain it, else plainly, from the facts.
import type { ServerName } from '../../runner/runner.ts';
import { countOf, namesOf } from '../names.ts';
import type { AskedRequest, ServerAnswer } from './answer.ts';
import type { Draft } from './draft.ts';
import type { Rule, RuleWords } from './rule.ts';
import { AROUND_RULES } from './rules-around.ts';
import { BODY_RULES } from './rules-body.ts';
import { ENVIRON_RULES } from './rules-environ.ts';
import { HEADER_RULES } from './rules-headers.ts';
import { STATUS_RULES } from './rules-status.ts';

export interface Sentence {
  says: string;
  /** The servers it is about. */
  servers: readonly ServerName[];
  /** Where that can be read, or that it was seen; null for a plain statement of the facts. */
  source: string | null;
}

export const RULES: readonly Rule[] = [...STATUS_RULES, ...HEADER_RULES, ...BODY_RULES, ...AROUND_RULES, ...ENVIRON_RULES];

/** `variants`: the same number means the same value; -1 means there is nothing to compare. */
export function explain(
  row: Draft,
  variants: readonly number[],
  answers: readonly ServerAnswer[],
  request: AskedRequest,
): readonly Sentence[] {
  const explained = new Set<number>();
  const sentences: Sentence[] = [];
  for (const rule of RULES) {
    if (typeof rule.of === 'string' ? rule.of !== row.id : !rule.of.test(row.id)) continue;
    const at = answers.flatMap((answer, index) => {
      const cell = row.cells[index];
      if (cell === null || cell === undefined) return [];
      const seen = { answer, name: answer.name, text: cell.text, absent: cell.absent === true, row, request };
      return rule.who(seen) ? [index] : [];
    });
    if (at.length === 0) continue;
    for (const index of at) explained.add(index);
    const servers = at.map((index) => answers[index]?.name ?? 'wsgiref');
    const text = row.cells[at[0] ?? 0]?.text ?? '';
    sentences.push({ says: capital(rule.says(words(servers, row.what, text, request))), servers, source: rule.source });
  }
  // What is like everybody's needs no explanation; two values that nobody explained do.
  const open = new Set(variants.filter((variant, index) => variant >= 0 && !explained.has(index)));
  if (sentences.length > 0 && open.size < 2) return sentences;
  const left = sentences.length === 0 ? null : open;
  return [...sentences, plainly(row, variants, answers, left)];
}

function words(servers: readonly ServerName[], what: string, text: string, request: AskedRequest): RuleWords {
  const one = countOf(servers) === 1;
  const forms = one
    ? ({ s: 's', is: 'is', does: 'does', has: 'has' } as const)
    : ({ s: '', is: 'are', does: 'do', has: 'have' } as const);
  return { names: namesOf(servers), ...forms, what, text, request };
}

/** "gunicorn and waitress have `a`; uWSGI has none." */
function plainly(row: Draft, variants: readonly number[], answers: readonly ServerAnswer[], only: Set<number> | null): Sentence {
  const shown = [...new Set(variants)].filter((variant) => variant >= 0 && (only === null || only.has(variant)));
  const servers: ServerName[] = [];
  const parts = shown.map((variant) => {
    const at = variants.flatMap((own, index) => (own === variant ? [index] : []));
    const those = at.map((index) => answers[index]?.name ?? 'wsgiref');
    servers.push(...those);
    const cell = row.cells[at[0] ?? 0];
    // Why a server did not start is the whole point of saying so.
    const text = (row.id === 'start' ? cell?.full : undefined) ?? cell?.text ?? '';
    return says(row, namesOf(those), countOf(those) === 1, cell?.absent ? null : text.replace(/\.$/, ''), text);
  });
  return { says: `${capital(parts.join('; '))}.`, servers, source: null };
}

function says({ id, group, what }: Draft, names: string, one: boolean, text: string | null, nothing: string): string {
  const verb = (single: string, several: string) => (one ? single : several);
  if (id.startsWith('header ') && id !== 'header connection')
    return text === null
      ? `${names} ${verb('sends', 'send')} no ${what}`
      : `${names} ${verb('sends', 'send')} ${what}: ${brief(text)}`;
  if (group === 'environ' && id !== 'called')
    return text === null ? `${names} ${verb('has', 'have')} no ${what}` : `in ${names} ${verb('it is', 'it is')} ${brief(text)}`;
  // Of a body only how much it is: the bytes themselves are in the row.
  return `${names}: ${text === null ? nothing : id === 'body' ? (text.split(':')[0] ?? '') : brief(text)}`;
}

const BRIEF = 80;
const brief = (text: string) => (text.length > BRIEF ? `${text.slice(0, BRIEF - 1)}…` : text);

/** Names of programs keep the letter they begin with. */
function capital(text: string): string {
  return /^(?:wsgiref|gunicorn|waitress|uWSGI|mod_wsgi)/.test(text) ? text : text.charAt(0).toUpperCase() + text.slice(1);
}
