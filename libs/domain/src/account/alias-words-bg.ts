/** Words of one grammatical gender that can be put together in any pair. */
export interface AliasWords {
  qualities: readonly string[];
  nouns: readonly string[];
}

const list = (text: string): readonly string[] => text.trim().split(/\s+/u);

/** Nature and quiet things only: nothing of people, family, faith, body, home or struggle. */
export const masculine: AliasWords = {
  qualities: list(
    'Тих Светъл Ясен Зелен Син Златен Топъл Пролетен Летен Есенен Утринен Планински Морски Горски',
  ),
  nouns: list(
    'бряг хълм извор поток залив облак дъжд вятър изгрев мост остров кестен явор бор орех лен чай мъх',
  ),
};

/** The same for feminine nouns. */
export const feminine: AliasWords = {
  qualities: list(
    'Тиха Светла Ясна Зелена Синя Златна Топла Пролетна Лятна Есенна Утринна Планинска Морска Горска',
  ),
  nouns: list(
    'река поляна долина градина роса дъга пътека вълна липа бреза мента лавандула иглика череша круша',
  ),
};

/** The same for neuter nouns. */
export const neuter: AliasWords = {
  qualities: list(
    'Тихо Светло Ясно Зелено Синьо Златно Топло Пролетно Лятно Есенно Утринно Планинско Морско Горско',
  ),
  nouns: list(
    'езеро море поле небе слънце облаче листо цвете дърво перо камъче глухарче кокиче ехо изворче',
  ),
};
