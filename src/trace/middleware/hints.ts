// What is out of order in MIDDLEWARE, or missing, according to Django's documentation. Pure.
import type { Hint, Settings } from './hint.ts';
import { MIDDLEWARE_RULES } from './rules.ts';

const WEIGHT = { missing: 0, order: 1, check: 2 } as const;

/** The gravest first; of one rule and entry one hint. */
export function hintsFor(settings: Settings): readonly Hint[] {
  const seen = new Set<string>();
  const found: Hint[] = [];
  for (const rule of MIDDLEWARE_RULES) {
    const hint = rule.find(settings);
    if (hint === null || seen.has(rule.id)) continue;
    seen.add(rule.id);
    found.push({ rule, ...hint });
  }

  return found.toSorted((a, b) => WEIGHT[a.rule.kind] - WEIGHT[b.rule.kind]);
}
