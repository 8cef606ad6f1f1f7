import type { Bilingual } from '@pateka/domain';
import {
  moduleTitle,
  type CourseDraft,
  type CourseDraftModule,
  type Shelf,
} from './course-draft.js';

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

function ofModules(before: CourseDraft, after: CourseDraft, shelf: Shelf): Bilingual[] {
  const find = ({ modules }: CourseDraft, id: string) =>
    modules.find(({ moduleId }) => moduleId === id);
  const named = (module: CourseDraftModule, bg: string, en: string): Bilingual => {
    const title = moduleTitle(shelf, module);
    return { bg: `${bg} „${title.bg}“`, en: `${en} “${title.en}”` };
  };
  const added = after.modules.filter(({ moduleId }) => !find(before, moduleId));
  const gone = before.modules.filter(({ moduleId }) => !find(after, moduleId));
  const other = after.modules.flatMap((module) => {
    const was = find(before, module.moduleId);
    if (!was || was.edition === module.edition) return [];
    const { bg, en } = named(module, 'Модулът', 'The module');
    const [from, to] = [was.edition, module.edition];
    return {
      bg: `${bg}: издание ${to} вместо ${from}`,
      en: `${en}: edition ${to} instead of ${from}`,
    };
  });
  return [
    ...added.map((module) => named(module, 'Нов модул', 'New module')),
    ...gone.map((module) => named(module, 'Отпада модулът', 'Module taken out:')),
    ...other,
  ];
}

/** The parts of a course besides its modules, with what to say when one of them differs. */
const parts: { of: (draft: CourseDraft) => unknown; text: Bilingual }[] = [
  { of: ({ title }) => title, text: { bg: 'Друго заглавие', en: 'Another title' } },
  { of: ({ summary }) => summary, text: { bg: 'Друго описание', en: 'Another summary' } },
  { of: ({ outcomes }) => outcomes, text: { bg: 'Други резултати', en: 'Other outcomes' } },
  {
    of: ({ modules }) => modules.map(({ moduleId, after }) => [moduleId, after]),
    text: { bg: 'Друг ред или препоръки кое да е първо', en: 'Another order, or what comes first' },
  },
  {
    of: ({ modules, mastery, maxSkippedShare }) => [
      modules.flatMap(({ optional }) => optional).sort(),
      mastery,
      maxSkippedShare,
    ],
    text: { bg: 'Друго правило за завършване', en: 'Another rule for completion' },
  },
  {
    of: ({ certificateTitle }) => certificateTitle,
    text: { bg: 'Промяна в сертификата', en: 'A change of the certificate' },
  },
  { of: ({ cover }) => cover, text: { bg: 'Друга картина', en: 'Another picture' } },
];

/**
 * What a new edition of a course changes, for the coordinator who is about to publish it.
 * @param before the newest edition, as a draft of it
 * @param after what is to be published
 * @returns one line for each change, in both languages; empty when nothing differs
 */
export function courseChanges(before: CourseDraft, after: CourseDraft, shelf: Shelf): Bilingual[] {
  const kept = new Set(after.modules.map(({ moduleId }) => moduleId));
  const was = new Set(before.modules.map(({ moduleId }) => moduleId));
  // a module that comes or goes is a line of its own, not also another order and another rule
  const common = (draft: CourseDraft): CourseDraft => ({
    ...draft,
    modules: draft.modules.filter(({ moduleId }) => kept.has(moduleId) && was.has(moduleId)),
  });
  const rest = parts.filter(({ of }) => !same(of(common(before)), of(common(after))));
  return [...ofModules(before, after, shelf), ...rest.map(({ text }) => text)];
}
