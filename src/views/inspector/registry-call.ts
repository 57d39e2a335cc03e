// What somebody typed for a call of the registry, as the texts that it is called with; and the call as one would write it in Python.
import type { RegistryCall } from '../../store/registry-slice.ts';

/** get_model takes two texts when there is a comma. Quotation marks around a text are not part of it. */
export function textsOf(call: RegistryCall, typed: string): readonly string[] {
  const parts = call === 'get_model' ? typed.split(',').slice(0, 2) : [typed];
  return parts.map((part) => part.trim().replace(/^(['"])(.*)\1$/, '$2'));
}

export const callText = (call: RegistryCall, texts: readonly string[]): string =>
  `apps.${call}(${texts.map((text) => JSON.stringify(text)).join(', ')})`;
