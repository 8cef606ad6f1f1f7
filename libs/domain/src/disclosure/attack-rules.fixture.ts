import { measuresOf } from './measures.js';
import { categoriesOf, type Network, placesOf } from './network.fixture.js';
import { type CellPlace, type DisclosureDimension, everybody, partsOf } from './release-table.js';

/** A sum of figures: each of a release by itself, or of all releases up to it. */
export interface Sum {
  /** Place of the table as text, how often it counts, and whether up to the release. */
  terms: [key: string, times: number, isSoFar: boolean][];
}
/** A known relation in each release: at least 0, or exactly 0. */
export interface Rule extends Sum {
  isEqual: boolean;
}
/** One text for a place. */
export const text = (place: CellPlace) => `${place.dimension}/${place.category}/${place.measure}`;
export const unique = <T>(values: T[]) => [...new Set(values)];
const equal = (whole: string, parts: string[]): Rule => ({
  isEqual: true,
  terms: [[whole, 1, false], ...parts.map((part): [string, number, boolean] => [part, -1, false])],
});
export const more = (plus: string[], minus: string[], extra: [string, number][] = []): Rule => ({
  isEqual: false,
  terms: [
    ...plus.map((p): [string, number, boolean] => [p, 1, true]),
    ...minus.map((p): [string, number, boolean] => [p, -1, true]),
    ...extra.map(([p, times]): [string, number, boolean] => [p, times, true]),
  ],
});

/** Which whole each category of a dimension is a part of. */
export function wholesOf(
  { nesting }: Network,
  dimension: DisclosureDimension,
  category: string,
): string[] {
  const [first = '', second = ''] = partsOf(category);
  const wholes: Partial<Record<DisclosureDimension, string[]>> = {
    course: [`total/${everybody}`],
    tag: [`total/${everybody}`],
    language: [`total/${everybody}`],
    sex: [`total/${everybody}`],
    age: [`total/${everybody}`],
    region: [`total/${everybody}`],
    cohort: [`tag/${nesting.cohorts.find(({ id }) => id === category)?.tag ?? ''}`],
    'course-tag': [`course/${first}`, `tag/${second}`],
    'tag-sex': [`tag/${first}`, `sex/${second}`],
    'tag-age': [`tag/${first}`, `age/${second}`],
  };
  return wholes[dimension] ?? [];
}

/** Every whole with its parts, in one measure. */
export function splitsOf(network: Network): { whole: string; parts: string[] }[] {
  const found = new Map<string, string[]>();
  for (const place of placesOf(network)) {
    for (const whole of wholesOf(network, place.dimension, place.category)) {
      const [dimension = ''] = whole.split('/');
      if (!measuresOf[dimension as DisclosureDimension].includes(place.measure)) continue;
      const key = `${whole}/${place.measure} ${place.dimension}`;
      found.set(key, [...(found.get(key) ?? []), text(place)]);
    }
  }
  return [...found].map(([key, parts]) => ({ whole: key.slice(0, key.lastIndexOf(' ')), parts }));
}

/** What comes before what, in every row of the table that has both. */
export function stepsOf(network: Network): [more: string, less: string][] {
  const pairs: [string, string][] = [
    ['enrolled', 'started'],
    ['started', 'completed'],
    ['enrolled', 'completed'],
    ['completed', 'certificates'],
    ['enrolled', 'certificates'],
    ['started', 'certificates'],
    ['completed', 'rated'],
    ['completed', 'compared'],
  ];
  const categories = categoriesOf(network);
  return (Object.keys(categories) as DisclosureDimension[]).flatMap((dimension) =>
    categories[dimension].flatMap((category) =>
      pairs
        .filter(([a, b]) => [a, b].every((m) => measuresOf[dimension].some((own) => own === m)))
        .map(([a, b]): [string, string] => [
          `${dimension}/${category}/${a}`,
          `${dimension}/${category}/${b}`,
        ]),
    ),
  );
}

/** Who is active in a release: not more than have begun, not fewer than do something in it. */
export function activeOf(
  { nesting }: Network,
  places: CellPlace[],
): [more: string, less: string, isMixed: boolean][] {
  const { modules } = nesting;
  const rows = places.filter(({ measure }) => measure === 'active');
  return rows.flatMap(({ dimension, category }): [string, string, boolean][] => {
    const row = `${dimension}/${category}`;
    const own = modules.filter(
      ({ courseId }) => dimension === 'total' || (dimension === 'course' && courseId === category),
    );
    const inside = own.flatMap(({ moduleId, lessons }) => [
      `module/${moduleId}/started`,
      `module/${moduleId}/completed`,
      ...lessons.map(({ id }) => `lesson/${id}/completed`),
    ]);
    return [
      [`${row}/started`, `${row}/active`, true],
      ...[`${row}/started`, `${row}/completed`, ...inside].map(
        (less): [string, string, boolean] => [`${row}/active`, less, false],
      ),
    ];
  });
}

export const within = ([above, less, isMixed]: [string, string, boolean]): Sum => ({
  terms: [
    [above, 1, isMixed],
    [less, -1, false],
  ],
});

/** Minutes are those of the lessons completed, and a course has its length. */
function minutesOf(network: Network): Rule[] {
  const { modules } = network.nesting;
  const lengths = unique(modules.map((m) => m.courseId)).map((id) => {
    const lessons = modules.filter((m) => m.courseId === id).flatMap((m) => m.lessons);
    return {
      id,
      lessons,
      most: lessons.reduce((sum, { minutes }) => sum + minutes[1], 0),
      least: lessons.reduce((sum, { minutes, skippable }) => sum + (skippable ? 0 : minutes[0]), 0),
    };
  });
  const exact = (row: string, lessons: (typeof lengths)[number]['lessons']): Rule => ({
    isEqual: true,
    terms: [
      [`${row}/minutes`, 1, false],
      ...lessons.map(({ id, minutes }): [string, number, boolean] => [
        `lesson/${id}/completed`,
        -minutes[0],
        false,
      ]),
    ],
  });
  const bounds = (row: string, least: number, most: number): Rule[] => [
    {
      isEqual: false,
      terms: [
        [`${row}/started`, most, true],
        [`${row}/minutes`, -1, true],
      ],
    },
    {
      isEqual: false,
      terms: [
        [`${row}/active`, most, false],
        [`${row}/minutes`, -1, false],
      ],
    },
    {
      isEqual: false,
      terms: [
        [`${row}/minutes`, 1, true],
        [`${row}/completed`, -least, true],
      ],
    },
  ];
  const least = Math.min(...lengths.map((one) => one.least));
  const most = Math.max(...lengths.map((one) => one.most));
  return [
    exact(
      `total/${everybody}`,
      lengths.flatMap(({ lessons }) => lessons),
    ),
    ...bounds(`total/${everybody}`, least, most),
    ...lengths.flatMap((one) => [
      exact(`course/${one.id}`, one.lessons),
      ...bounds(`course/${one.id}`, one.least, one.most),
    ]),
    ...categoriesOf(network).tag.flatMap((tag) => bounds(`tag/${tag}`, least, most)),
  ];
}

/** What everybody knows, written anew for the attack and not taken from the control. */
export function rulesOf(network: Network): Rule[] {
  const { modules } = network.nesting;
  const courses = unique(modules.map((m) => m.courseId));
  const partners = unique(modules.map((m) => m.partnerId));
  const rules: Rule[] = [
    ...splitsOf(network).map(({ whole, parts }) => equal(whole, parts)),
    ...stepsOf(network).map(([above, less]) => more([above], [less])),
    ...activeOf(network, placesOf(network)).map((pair) => ({ ...within(pair), isEqual: false })),
    ...minutesOf(network),
  ];
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
