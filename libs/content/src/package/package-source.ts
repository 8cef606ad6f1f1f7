import type { Course, CoursePackage, Lesson, Module } from '../course-package.js';
import type { Competence, Fact } from '../facts.js';
import type { LessonFile } from './lesson-file.js';
import type { CourseFile, ModuleFile } from './package-schemas.js';
import type { YamlSource } from './yaml-source.js';

/** A lesson as it was written, in both languages. */
export interface LessonSource {
  bg: LessonFile;
  en: LessonFile;
}

/** A module as it was written. */
export interface ModuleSource {
  yaml: YamlSource<ModuleFile>;
  lessons: LessonSource[];
}

/** A course as it was written. */
export interface CourseSource {
  yaml: YamlSource<CourseFile>;
  modules: ModuleSource[];
}

/** A whole package as it was written: what the checks look at. A list that could not be read is absent. */
export interface PackageSource {
  facts?: YamlSource<Fact[]>;
  competences?: YamlSource<Competence[]>;
  courses: CourseSource[];
}

function lessonOf({ bg, en }: LessonSource): Lesson {
  return {
    id: bg.front.id,
    skippable: bg.front.skippable ?? false,
    exercise: bg.front.exercise,
    competences: bg.front.competences,
    bg: bg.document,
    en: en.document,
  };
}

function moduleOf({ yaml, lessons }: ModuleSource): Module {
  const { id, title, summary } = yaml.value;
  return { id, title, summary, lessons: lessons.map(lessonOf) };
}

function courseOf({ yaml, modules }: CourseSource): Course {
  return { ...yaml.value, modules: modules.map(moduleOf) };
}

/**
 * Takes the content out of what was written, without files and lines.
 * @param source a package whose checks found nothing
 * @returns the package
 */
export function packageOf(source: PackageSource): CoursePackage {
  return {
    facts: source.facts?.value ?? [],
    competences: source.competences?.value ?? [],
    courses: source.courses.map(courseOf),
  };
}
