import { type Network, placesOf } from './network.fixture.js';
import { type CellPlace, everybody } from './release-table.js';

/** A sum of figures, over as many releases as are asked for. */
export interface Sum {
  /** Place of the table as text, how often it counts. */
  terms: [string, number][];
}
/** A known relation: at least 0, over all releases up to each one, or exactly 0 in each. */
export interface Rule extends Sum {
  isEqual: boolean;
}

/** One text for a place. */
export const text = (place: CellPlace) => `${place.dimension}/${place.category}/${place.measure}`;
const chain = ['enrolled', 'started', 'completed', 'certificates'];
const unique = <T>(values: T[]) => [...new Set(values)];

/** What everybody knows, written anew for the attack and not taken from the control. */
export function rulesOf({ nesting, cohorts }: Network): Rule[] {
  const { modules } = nesting;
  const courses = unique(modules.map((m) => m.courseId));
  const partners = unique(modules.map((m) => m.partnerId));
  const equal = (whole: string, parts: string[]): Rule => ({
    isEqual: true,
    terms: [[whole, 1], ...parts.map((part): [string, number] => [part, -1])],
  });
  const more = (plus: string[], minus: string[], extra: [string, number][] = []): Rule => ({
    isEqual: false,
    terms: [
      ...plus.map((p): [string, number] => [p, 1]),
      ...minus.map((p): [string, number] => [p, -1]),
      ...extra,
    ],
  });
  const rules: Rule[] = [];
  for (const measure of chain) {
    const of = (dimension: string, ids: string[]) =>
      ids.map((id) => `${dimension}/${id}/${measure}`);
    rules.push(equal(`total/${everybody}/${measure}`, of('course', courses)));
    rules.push(equal(`total/${everybody}/${measure}`, of('cohort', cohorts)));
  }
  const rows = [
    `total/${everybody}`,
    ...courses.map((id) => `course/${id}`),
    ...cohorts.map((id) => `cohort/${id}`),
  ];
  for (const row of rows) {
    for (let at = 1; at < 4; at += 1)
      rules.push(more([`${row}/${chain[at - 1]}`], [`${row}/${chain[at]}`]));
  }
  for (const { moduleId, courseId, partnerId, lessons: own } of modules) {
    const row = `module/${moduleId}`;
    const lessons = own.map(({ id }) => `lesson/${id}/completed`);
    const required = own
      .filter(({ skippable }) => !skippable)
      .map(({ id }) => `lesson/${id}/completed`);
    rules.push(equal(`${row}/enrolled`, [`course/${courseId}/enrolled`]));
    rules.push(
      more([`course/${courseId}/started`], [`${row}/started`]),
      more([`${row}/started`], [`${row}/completed`]),
    );
    if (required.length > 0)
      rules.push(more([`${row}/completed`], [`course/${courseId}/completed`]));
    rules.push(
      ...lessons.map((lesson) => more([`${row}/started`], [lesson])),
      ...required.map((lesson) => more([lesson], [`${row}/completed`])),
    );
    rules.push(more(lessons, [`${row}/completed`]));
    rules.push(more([`${row}/completed`], lessons, [[`${row}/started`, lessons.length - 1]]));
    rules.push(
      ...['started', 'completed'].map((m) => more([`partner/${partnerId}/${m}`], [`${row}/${m}`])),
    );
  }
  for (const courseId of courses) {
    const own = modules.filter((m) => m.courseId === courseId).map((m) => `module/${m.moduleId}`);
    rules.push(
      ...['started', 'completed'].map((m) =>
        more(
          own.map((row) => `${row}/${m}`),
          [`course/${courseId}/${m}`],
        ),
      ),
    );
    rules.push(
      more(
        [`course/${courseId}/completed`],
        own.map((row) => `${row}/completed`),
        [[`course/${courseId}/started`, own.length - 1]],
      ),
    );
  }
  for (const partnerId of partners) {
    const row = `partner/${partnerId}`;
    const own = modules.filter((m) => m.partnerId === partnerId);
    const in_ = unique(own.map((m) => m.courseId));
    const whole = in_.filter((id) =>
      modules.every((m) => m.courseId !== id || m.partnerId === partnerId),
    );
    rules.push(
      equal(
        `${row}/enrolled`,
        in_.map((id) => `course/${id}/enrolled`),
      ),
    );
    rules.push(
      more(
        in_.map((id) => `course/${id}/started`),
        [`${row}/started`],
      ),
      more([`${row}/started`], [`${row}/completed`]),
    );
    rules.push(
      more(
        [`${row}/started`],
        whole.map((id) => `course/${id}/started`),
      ),
    );
    const passed = in_.filter(
      (id) =>
        whole.includes(id) ||
        own.some((m) => m.courseId === id && m.lessons.some(({ skippable }) => !skippable)),
    );
    rules.push(
      more(
        [`${row}/completed`],
        passed.map((id) => `course/${id}/completed`),
      ),
    );
    const ways = in_.reduce<string[][]>(
      (made, id) =>
        made.flatMap((way) =>
          own.filter((m) => m.courseId === id).map((m) => [...way, m.moduleId]),
        ),
      [[]],
    );
    rules.push(
      ...ways.flatMap((way) =>
        ['started', 'completed'].map((m) =>
          more(
            [`${row}/${m}`],
            way.map((id) => `module/${id}/${m}`),
          ),
        ),
      ),
    );
    rules.push(
      ...['started', 'completed'].map((m) =>
        more(
          own.map((o) => `module/${o.moduleId}/${m}`),
          [`${row}/${m}`],
        ),
      ),
    );
  }
  return rules;
}

/** Differences and sums of published figures that count people: each must stay uncertain when small. */
export function peopleOf(network: Network): Sum[] {
  const { modules } = network.nesting;
  const rows = unique(
    placesOf(network)
      .filter((p) => p.dimension !== 'lesson')
      .map((p) => `${p.dimension}/${p.category}`),
  );
  const minus = (more: string[], less: string): Sum => ({
    terms: [...more.map((m): [string, number] => [m, 1]), [less, -1]],
  });
  return [
    ...rows.flatMap((row) => {
      const own = chain.slice(0, /^(module|partner)/.test(row) ? 3 : 4);
      return own.flatMap((m, at) =>
        own.slice(at + 1).map((n) => minus([`${row}/${m}`], `${row}/${n}`)),
      );
    }),
    ...modules.flatMap(({ moduleId, courseId, partnerId, lessons }) => [
      minus([`course/${courseId}/started`], `module/${moduleId}/started`),
      ...(lessons.every(({ skippable }) => skippable)
        ? []
        : [minus([`module/${moduleId}/completed`], `course/${courseId}/completed`)]),
      minus([`partner/${partnerId}/started`], `module/${moduleId}/started`),
      minus([`partner/${partnerId}/completed`], `module/${moduleId}/completed`),
      ...lessons.flatMap(({ id, skippable }) => [
        minus([`module/${moduleId}/started`], `lesson/${id}/completed`),
        ...(skippable ? [] : [minus([`lesson/${id}/completed`], `module/${moduleId}/completed`)]),
      ]),
    ]),
    ...unique(modules.map((m) => m.partnerId)).map((id) =>
      minus(
        unique(
          modules.filter((m) => m.partnerId === id).map((m) => `course/${m.courseId}/started`),
        ),
        `partner/${id}/started`,
      ),
    ),
  ];
}
