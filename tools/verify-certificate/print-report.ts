import type { CheckLine, VerifyReport } from '@pateka/credentials/verify';
import type { ToolWords } from './words.ts';

const marks: Record<CheckLine['state'], string> = { passed: '✓', failed: '✗', unknown: '?' };

/** A text from a stranger's file: no sign of it may move the cursor or colour the terminal. */
const harmless = (text: string): string => text.replace(/[\p{Cc}\p{Cf}]/gu, '�').slice(0, 400);

const lineOf = ({ check, part, state, reason }: CheckLine, words: ToolWords): string => {
  const where = part === null ? '' : ` [${harmless(part)}]`;
  const why = reason === null ? '' : `: ${words.reason(reason)}`;
  return `  ${marks[state]} ${words.check(check)}${where}${why}`;
};

/**
 * @param report what verifyFile found
 * @returns the report as people read it, line by line
 */
export const reportLines = (
  { outcome, lines, facts }: VerifyReport,
  words: ToolWords,
): string[] => {
  const unknownIssuer = lines.some(({ reason }) => reason === 'issuer-not-known');
  const told =
    facts === null
      ? []
      : [
          '',
          words.say('says'),
          `  ${words.say('course')}: ${harmless(facts.title)}`,
          `  ${words.say('day')}: ${harmless(facts.completedOn)}`,
          `  ${words.say('holder')}: ${facts.holderName === null ? words.say('noName') : harmless(facts.holderName)}`,
          `  ${words.say('issuer')}: ${harmless([facts.issuerName, facts.issuerId].filter(Boolean).join(', '))}`,
        ];
  const where =
    facts !== null && unknownIssuer
      ? ['', words.say('where'), `  ${harmless(facts.issuerId)}`]
      : [];
  return [
    ...lines.map((line) => lineOf(line, words)),
    '',
    words.outcome(outcome),
    ...told,
    ...where,
  ];
};
