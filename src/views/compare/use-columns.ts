// What the comparison has so far, as the views need it: the request, a column for each server, and what differs between those that answered.
import { useMemo } from 'react';
import { bytesOf } from '../../lib/request-bytes.ts';
import type { ServerName } from '../../servers/catalogue.ts';
import { type AskedRequest, answerOf, latin1, readRequest, type ServerAnswer } from '../../servers/compare/answer.ts';
import { type Compared, compare } from '../../servers/compare/compare.ts';
import type { ServerComparison } from '../../store/comparison-state.ts';

/** A server that was asked, and which of the answers is its own; null while it has none. */
export interface Column {
  name: ServerName;
  answer: number | null;
}

export interface Columns {
  /** latin-1. */
  request: string;
  /** Those that have answered (or failed to), in their order. */
  answers: readonly ServerAnswer[];
  /** All that were asked, answered or not: a table whose columns come one by one would jump. */
  columns: readonly Column[];
  compared: Compared;
}

export function useColumns(comparison: ServerComparison | null, hidden: ReadonlySet<ServerName>): Columns | null {
  return useMemo(() => {
    if (comparison === null) return null;
    const message = bytesOf(comparison.request);
    if (!message.ok) return null;
    const request = latin1(message.raw);
    const asked: AskedRequest = readRequest(request);
    const answers = comparison.results.flatMap((result) =>
      result === null || hidden.has(result.server.name) ? [] : [answerOf(result, asked)],
    );
    const columns = comparison.servers
      .filter(({ name }) => !hidden.has(name))
      .map(({ name }): Column => {
        const at = answers.findIndex((answer) => answer.name === name);
        return { name, answer: at < 0 ? null : at };
      });
    return { request, answers, columns, compared: compare(answers, asked) };
  }, [comparison, hidden]);
}
