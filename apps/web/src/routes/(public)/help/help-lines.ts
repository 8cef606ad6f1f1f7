import type { Bilingual } from '@pateka/domain';

/** A telephone number as a dated fact: what was seen, where and when. */
export interface HelpLine {
  id: 'emergency' | 'animus' | 'animus_sofia' | 'child' | 'legal';
  /** As it is read. */
  number: string;
  /** As it is dialled. */
  dial: string;
  /** Where the number was seen. */
  source: Bilingual;
  /** ISO date of the last look; before a release each number is test-called and the date renewed. */
  checkedOn: string;
}

const CHECKED_ON = '2026-11-22';

/**
 * The lines that "Help now" prints. Working hours are left out where sources contradict each other, and
 * numbers that were seen only once or long ago do not stand here at all.
 */
export const helpLines: readonly HelpLine[] = [
  {
    id: 'emergency',
    number: '112',
    dial: '112',
    source: { bg: 'единен европейски номер', en: 'the European emergency number' },
    checkedOn: CHECKED_ON,
  },
  {
    id: 'animus',
    number: '0800 1 86 76',
    dial: '080018676',
    source: { bg: 'фондация „Анимус“', en: 'Animus foundation' },
    checkedOn: CHECKED_ON,
  },
  {
    id: 'animus_sofia',
    number: '02 981 76 86',
    dial: '029817686',
    source: { bg: 'фондация „Анимус“', en: 'Animus foundation' },
    checkedOn: CHECKED_ON,
  },
  {
    id: 'child',
    number: '116 111',
    dial: '116111',
    source: { bg: 'национална линия за деца', en: 'national line for children' },
    checkedOn: CHECKED_ON,
  },
  {
    id: 'legal',
    number: '0700 18 250',
    dial: '070018250',
    source: { bg: 'Национално бюро за правна помощ', en: 'National Legal Aid Bureau' },
    checkedOn: CHECKED_ON,
  },
];
