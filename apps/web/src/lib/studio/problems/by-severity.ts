import type { DraftProblem, DraftSeverity } from '@pateka/content/draft';

/** @returns the problems by how much they matter, each group in the order of reading */
export function bySeverity(
  problems: readonly DraftProblem[],
): Record<DraftSeverity, readonly DraftProblem[]> {
  const of = (severity: DraftSeverity) => problems.filter((each) => each.severity === severity);
  return { blocks: of('blocks'), ask: of('ask'), advice: of('advice') };
}

/** A name that stays while a problem stays, so that a list is not drawn anew at each check. */
export const problemKey = (problem: DraftProblem, at: number): string =>
  [problem.code, problem.lessonId, problem.blockId, problem.locale, problem.message.bg, at].join(
    '\n',
  );
