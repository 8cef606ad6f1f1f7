import { type Locale, locales } from '@pateka/domain';
import type { ByModule } from '../course-package.js';
import type {
  CourseSource,
  LessonSource,
  ModuleSource,
  PackageSource,
} from '../package/package-source.js';
import type { YamlSource } from '../package/yaml-source.js';
import { findAvoided } from '../rules/avoided-words.js';
import type { CatalogueProblem } from './catalogue-problem.js';
import { problemAt, type LessonRule } from './rule.js';

/** A lesson that may be skipped says beforehand what it will speak of. */
export const skippableHasNote: LessonRule = (lesson) =>
  !lesson.front.skippable || lesson.front.note
    ? []
    : problemAt(
        lesson,
        'skippable',
        'A lesson that may be skipped has no content note.',
        'Add note: one calm line that says what the lesson speaks of.',
      );

function lessonsOf(modules: readonly ModuleSource[]): LessonSource[] {
  return modules.flatMap(({ lessons }) => lessons);
}

/** Not more of a course may be skippable than its rule lets a learner skip. */
export function skippableShare({ yaml, modules }: CourseSource): CatalogueProblem[] {
  const { maxSkippedShare, optionalLessons = {} } = yaml.value.rule;
  // What may be left out anyway is no part of what she would have to skip.
  const skippable = modules.flatMap((module) =>
    module.lessons.filter(
      ({ bg: { front } }) =>
        front.skippable && !optionalLessons[module.yaml.value.id]?.includes(front.id),
    ),
  ).length;
  const lessons = modules.flatMap((module) => module.yaml.value.lessons).length;
  if (skippable <= maxSkippedShare * lessons) return [];
  return [
    {
      file: yaml.file,
      line: yaml.lineOf(['rule', 'maxSkippedShare']),
      message: `${skippable} of ${lessons} lessons may be skipped: more than ${Math.round(maxSkippedShare * 100)} %.`,
      remedy: 'Take skippable: true out of some lessons.',
    },
  ];
}

/** What a course says of its modules and lessons names only those that it has. */
export function namesInCourse({ yaml, modules }: CourseSource): CatalogueProblem[] {
  const { modules: own, rule, prerequisites = {} } = yaml.value;
  const lessonsIn = (id: string) =>
    modules.find((module) => module.yaml.value.id === id)?.yaml.value.lessons ?? [];
  const unknown = (path: string[], id: string): CatalogueProblem => ({
    file: yaml.file,
    line: yaml.lineOf(path),
    message: `The course has no \`${id}\` there.`,
    remedy: 'Give the id of one of its modules or lessons, or remove the line.',
  });
  const strangers = (path: string[], lists: ByModule, within: (id: string) => string[]) =>
    Object.entries(lists).flatMap(([module, ids]) => [
      ...(own.includes(module) ? [] : [unknown([...path, module], module)]),
      ...ids
        .filter((id) => id === module || !within(module).includes(id))
        .map((id) => unknown([...path, module], id)),
    ]);
  return [
    ...strangers(['rule', 'optionalLessons'], rule.optionalLessons ?? {}, lessonsIn),
    ...strangers(['prerequisites'], prerequisites, () => own),
  ];
}

interface Named {
  id: string;
  problem: Omit<CatalogueProblem, 'message' | 'remedy'>;
}

function doubled(kind: string, named: readonly Named[]): CatalogueProblem[] {
  const first = new Map<string, Named>();
  return named.flatMap(({ id, problem }) => {
    const other = first.get(id);
    if (!other) {
      first.set(id, { id, problem });
      return [];
    }
    const message = `The ${kind} id \`${id}\` is already used in ${other.problem.file}, line ${other.problem.line}.`;
    return [{ ...problem, message, remedy: 'Give the newer one another id.' }];
  });
}

function listed(yaml: YamlSource<readonly { id: string }[]> | undefined): Named[] {
  if (!yaml) return [];
  return yaml.value.map(({ id }, index) => ({
    id,
    problem: { file: yaml.file, line: yaml.lineOf([index, 'id']) },
  }));
}

function titled(yaml: YamlSource<{ id: string }>): Named {
  return { id: yaml.value.id, problem: { file: yaml.file, line: yaml.lineOf(['id']) } };
}

/** Progress hangs on ids, so each stands for one thing in the whole package. */
export function uniqueIds({ facts, competences, courses }: PackageSource): CatalogueProblem[] {
  const modules = courses.flatMap((course) => course.modules);
  const lessons = lessonsOf(modules).map(({ bg }) => ({
    id: bg.front.id,
    problem: { file: bg.file, line: bg.lineOf('id') },
  }));
  return [
    ...doubled('fact', listed(facts)),
    ...doubled('competence', listed(competences)),
    ...doubled(
      'course',
      courses.map(({ yaml }) => titled(yaml)),
    ),
    ...doubled(
      'module',
      modules.map(({ yaml }) => titled(yaml)),
    ),
    ...doubled('lesson', lessons),
  ];
}

/** A text of a YAML file: where it stands, and in which language. */
interface YamlText {
  file: string;
  line: number;
  locale: Locale;
  text: string;
}

type Texts = Readonly<Record<Locale, string | readonly string[]>>;

/** Both languages of a value, item by item. */
function textsAt<Value>(
  { file, lineOf }: YamlSource<Value>,
  path: readonly PropertyKey[],
  texts: Texts,
): YamlText[] {
  return locales.flatMap((locale) =>
    [texts[locale]].flat().map((text, index) => {
      const items = typeof texts[locale] === 'string' ? [] : [index];
      return { file, line: lineOf([...path, locale, ...items]), locale, text };
    }),
  );
}

const avoidedIn = (texts: YamlText[], place: 'title' | 'prose'): CatalogueProblem[] =>
  texts.flatMap(({ file, line, locale, text }) => {
    const avoided = findAvoided(text, locale, place);
    if (!avoided) return [];
    const message = `"${avoided.found}" is a word to avoid${place === 'title' ? ' in a title' : ''}.`;
    return [{ file, line, message, remedy: avoided.remedy.en }];
  });

/** Titles of courses, modules and certificates give nothing away. */
export function neutralTitles({ yaml, modules }: CourseSource): CatalogueProblem[] {
  const { certificateTitle } = yaml.value;
  const titles = [
    ...textsAt(yaml, ['title'], yaml.value.title),
    ...(certificateTitle ? textsAt(yaml, ['certificateTitle'], certificateTitle) : []),
    ...modules.flatMap((module) => textsAt(module.yaml, ['title'], module.yaml.value.title)),
  ];
  return avoidedIn(titles, 'title');
}

/**
 * The other texts around the lessons keep to the words, too. What a learner has learned stands on her
 * certificate, so outcomes are held to what titles are.
 */
export function wordsAround({ facts, competences, courses }: PackageSource): CatalogueProblem[] {
  const modules = courses.flatMap((course) => course.modules);
  const prose = [
    ...courses.flatMap(({ yaml }) => textsAt(yaml, ['summary'], yaml.value.summary)),
    ...modules.flatMap(({ yaml }) => textsAt(yaml, ['summary'], yaml.value.summary)),
    ...listTexts(facts, 'label', ({ label }) => label),
    ...listTexts(competences, 'name', ({ name }) => name),
  ];
  const shown = courses.flatMap(({ yaml }) => textsAt(yaml, ['outcomes'], yaml.value.outcomes));
  return [...avoidedIn(prose, 'prose'), ...avoidedIn(shown, 'title')];
}

function listTexts<Item>(
  yaml: YamlSource<Item[]> | undefined,
  key: string,
  textsOf: (item: Item) => Texts,
): YamlText[] {
  if (!yaml) return [];
  return yaml.value.flatMap((item, index) => textsAt(yaml, [index, key], textsOf(item)));
}
