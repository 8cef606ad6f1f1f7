import { inlinesOf, type CoursePackage, type Fact, type Lesson } from '@pateka/content';
import { dayNumber, isFactCurrent, worksheets } from '@pateka/domain';

/** How many days before its last day a fact is listed as ending. */
const endingDays = 60;

/** One fact as the list shows it. */
export interface FactAge {
  fact: Fact;
  /** Days since it was checked. */
  age: number;
  state: 'current' | 'ending' | 'not-yet' | 'out-of-date';
  /** Lessons and worksheets that print it or calculate with it, by their ids. */
  usedIn: string[];
}

function factsOf({ bg, en }: Lesson): Set<string> {
  const inlines = inlinesOf([...bg.blocks, ...en.blocks]);
  return new Set(inlines.flatMap((inline) => (inline.type === 'fact' ? inline.id : [])));
}

function usesOf({ courses }: CoursePackage): Map<string, string[]> {
  const uses = new Map<string, string[]>();
  const note = (id: string, user: string): void => {
    uses.set(id, [...(uses.get(id) ?? []), user]);
  };
  const lessons = courses.flatMap(({ modules }) => modules).flatMap((module) => module.lessons);
  for (const lesson of lessons) for (const id of factsOf(lesson)) note(id, lesson.id);
  for (const { schema } of Object.values(worksheets)) {
    for (const id of schema.facts ?? []) note(id, `worksheet ${schema.tool}`);
  }
  return uses;
}

function stateOf(fact: Fact, today: string): FactAge['state'] {
  if (!isFactCurrent(fact, today)) {
    return fact.validFrom && today < fact.validFrom ? 'not-yet' : 'out-of-date';
  }
  const last = dayNumber(fact.validTo ?? '');
  return last !== null && last - (dayNumber(today) ?? last) <= endingDays ? 'ending' : 'current';
}

/**
 * Lists the facts of a package by age: what somebody has to check next stands first.
 * @param content a checked package
 * @param today calendar day in Bulgaria, as 2026-11-22
 * @returns facts out of date, then those that end within 60 days, then the others; each part by the day
 *   of its check, the oldest first
 */
export function factsByAge(content: CoursePackage, today: string): FactAge[] {
  const uses = usesOf(content);
  const order: readonly FactAge['state'][] = ['out-of-date', 'ending', 'current', 'not-yet'];
  return content.facts
    .map((fact) => ({
      fact,
      age: (dayNumber(today) ?? 0) - (dayNumber(fact.checkedOn) ?? 0),
      state: stateOf(fact, today),
      usedIn: uses.get(fact.id) ?? [],
    }))
    .sort(
      (a, b) =>
        order.indexOf(a.state) - order.indexOf(b.state) ||
        b.age - a.age ||
        (a.fact.id < b.fact.id ? -1 : 1),
    );
}

function valueOf({ value, unit }: Fact): string {
  const text = typeof value === 'object' ? value.en : String(value);
  return unit ? `${text} ${unit}` : text;
}

/**
 * Writes the list for a terminal.
 * @param list facts in their order
 * @returns two lines a fact and a summary
 */
export function factLines(list: readonly FactAge[]): string[] {
  const states = {
    current: '',
    ending: 'ENDS SOON',
    'not-yet': 'NOT YET',
    'out-of-date': 'OUT OF DATE',
  };
  const lines = list.flatMap(({ fact, age, state, usedIn }) => {
    const { id, checkedOn, validTo, confidence, source } = fact;
    const dates = `checked ${checkedOn} (${age} days ago), valid to ${validTo ?? 'no known end'}`;
    const head = [states[state], id, valueOf(fact), dates, `confidence ${confidence}`];
    const from = typeof source === 'string' ? source : source.en;
    const where = usedIn.length > 0 ? usedIn.join(', ') : 'nowhere';
    return [head.filter(Boolean).join('  '), `    source: ${from}; used in: ${where}`];
  });
  const count = (state: FactAge['state']) => list.filter((fact) => fact.state === state).length;
  const summary = `${list.length} facts, ${count('out-of-date')} out of date, ${count('ending')} ending within ${endingDays} days.`;
  return [...lines, summary];
}
