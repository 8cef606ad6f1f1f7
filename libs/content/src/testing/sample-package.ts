import type { PackageFile } from '../package/problem.js';
import { sampleLessonBg } from './sample-lesson-bg.js';
import { sampleLessonEn } from './sample-lesson-en.js';

const lesson = (id: string): string => `courses/my-week/01-food/${id}`;

/** Paths of the sample package. */
export const samplePaths = {
  facts: 'facts.yaml',
  competences: 'competences.yaml',
  course: 'courses/my-week/course.yaml',
  module: 'courses/my-week/01-food/module.yaml',
  bg: `${lesson('01-shopping-list')}/bg.md`,
  en: `${lesson('01-shopping-list')}/en.md`,
} as const;

const facts = `- id: minimum-wage-month
  kind: amount
  value: 620.20
  unit: EUR
  label: { bg: Минимална месечна заплата, en: Minimum monthly wage }
  source: Държавен вестник
  checkedOn: 2026-11-22
  validFrom: 2026-01-01
  validTo: 2026-12-31
  confidence: high
`;

const competences = `- id: 'infe:1.3'
  name: { bg: Цени и плащания, en: Prices and payments }
- id: 'infe:2.1'
  name: { bg: Съставяне на бюджет, en: Budgeting }
`;

const course = `id: my-week
title: { bg: Моята седмица, en: My week }
summary: { bg: Кратки уроци за всеки ден., en: Short lessons for every day. }
outcomes:
  bg: [Правя списък за пазар.]
  en: [I can make a shopping list.]
certificateTitle: { bg: Моята седмица, en: My week }
modules: [food]
rule:
  maxSkippedShare: 0.3
`;

const module = `id: food
title: { bg: Храна, en: Food }
summary: { bg: Как парите за храна стигат., en: How the food money lasts. }
lessons:
`;

const lessonIds = ['shopping-list', 'cheap-dishes', 'buying-together', 'at-the-market'];

/**
 * A small package that passes every check: one course, one module, lessons that differ by their ids.
 * @param lessons how many lessons, 1 to 4; only among four may the first one be skipped
 * @returns its files
 */
export function samplePackage(lessons = 1): PackageFile[] {
  const ids = lessonIds.slice(0, lessons);
  const textOf = (text: string, id: string): string => {
    const own = text.replace('id: shopping-list', `id: ${id}`);
    return lessons === lessonIds.length && id === ids[0]
      ? own
      : own.replace('skippable: true\n', '');
  };
  return [
    { path: samplePaths.facts, text: facts },
    { path: samplePaths.competences, text: competences },
    { path: samplePaths.course, text: course },
    { path: samplePaths.module, text: `${module}${ids.map((id) => `  - ${id}\n`).join('')}` },
    ...ids.flatMap((id, index) => [
      { path: `${lesson(`0${index + 1}-${id}`)}/bg.md`, text: textOf(sampleLessonBg, id) },
      { path: `${lesson(`0${index + 1}-${id}`)}/en.md`, text: textOf(sampleLessonEn, id) },
    ]),
  ];
}

/** A change to one file of the sample: every occurrence of `from` becomes `to`. */
export interface Change {
  path: string;
  from: string | RegExp;
  to: string;
}

/**
 * The sample package with some texts changed.
 * @param changes what to change; each must change something, so that no test passes by a typing error
 * @returns its files
 * @throws Error when a change changes nothing
 */
export function brokenSample(...changes: readonly Change[]): PackageFile[] {
  const files = samplePackage();
  for (const { path, from, to } of changes) {
    const file = files.find((candidate) => candidate.path === path);
    const text =
      typeof from === 'string' ? file?.text.replaceAll(from, to) : file?.text.replace(from, to);
    if (!file || text === undefined || text === file.text) {
      throw new Error(`Nothing to change in ${path}: ${String(from)}`);
    }
    file.text = text;
  }
  return files;
}

/**
 * Finds the line of a text in a file of a package.
 * @param files the package
 * @param path the file
 * @param part what stands on the line; its first occurrence counts
 * @returns the line, from 1; 0 when it is not there
 */
export function lineOfText(files: readonly PackageFile[], path: string, part: string): number {
  const lines = files.find((file) => file.path === path)?.text.split('\n') ?? [];
  return lines.findIndex((line) => line.includes(part)) + 1;
}
