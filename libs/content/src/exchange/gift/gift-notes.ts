import type { Bilingual } from '@pateka/domain';

/** What GIFT cannot say, and what of a GIFT file has no place with us. */
export const giftNotes = {
  unfinished: {
    bg: 'Недовършен въпрос: няма отговори, по които да се познае верният. Не влезе във файла.',
    en: 'An unfinished question: nothing in it tells which answer is right. It is not in the file.',
  },
  order: {
    bg: 'GIFT няма въпроси с подреждане. Въпросът не влезе във файла; с QTI се пренася.',
    en: 'GIFT has no ordering questions. It is not in the file; QTI can carry it.',
  },
  scenario: {
    bg: 'GIFT няма истории с избор. Въпросът не влезе във файла.',
    en: 'GIFT has no stories with choices. The question is not in the file.',
  },
  gaps: {
    bg: 'GIFT знае само едно празно място и само с текст след него. Въпросът не влезе във файла; с QTI се пренася.',
    en: 'GIFT knows one gap only, with text behind it. The question is not in the file; QTI can carry it.',
  },
  facts: {
    bg: 'Стойност с дата: навън отиде само знакът ѝ :fact[…]. Сложете на негово място днешната стойност.',
    en: 'A dated value: only its mark :fact[…] went out. Put today’s value in its place.',
  },
  unit: {
    bg: 'Мерната единица на числов въпрос не се пренася. Напишете я в самия въпрос.',
    en: 'The unit of a number question is not carried. Write it into the question itself.',
  },
  'match-look': {
    bg: 'Отговорите за свързване са изнесени без получер, курсив и връзки.',
    en: 'The answers to match went without bold, italics and links.',
  },
  'gift-unreadable': {
    bg: 'Въпрос, който не е написан по правилата на GIFT, е пропуснат.',
    en: 'A question that does not follow the rules of GIFT was left out.',
  },
  'gift-wildcard': {
    bg: 'Отговор със звездичка (приема всякакъв текст) няма място при нас.',
    en: 'An answer with an asterisk (any text) has no place here.',
  },
  'gift-partial': {
    bg: 'Отговор, верен наполовина, се брои за неверен; при числа и кратък текст не се приема.',
    en: 'A half-right answer counts as wrong; for numbers and short text it is not accepted.',
  },
  'gift-weights': {
    bg: 'Верните отговори имаха различна тежест. Тук всички тежат еднакво.',
    en: 'The right answers had different weights. Here all weigh the same.',
  },
  'gift-general': {
    bg: 'Общото обяснение беше добавено към обяснението на верния отговор.',
    en: 'The general feedback was added to the explanation of the right answer.',
  },
  'gift-feedback': {
    bg: 'Обясненията към отделни отговори бяха събрани в едно обяснение.',
    en: 'The feedback of single answers was gathered into one explanation.',
  },
  'gift-essay': {
    bg: 'Въпрос със свободен отговор стана „Размисъл“: отговорът остава само за участничката.',
    en: 'An essay question became a “Reflection”: the answer stays with the learner.',
  },
  'gift-no-question': {
    bg: 'Текст или въпрос със свободен отговор: в банката стоят само въпроси с верен отговор.',
    en: 'A text or an essay question: the bank keeps only questions that have a right answer.',
  },
  'gift-look': {
    bg: 'Отговор със списък, таблица или заглавие стана обикновен текст.',
    en: 'An answer with a list, a table or a heading became plain text.',
  },
  'gift-numbers': {
    bg: 'Числов въпрос с няколко верни отговора: остана първият.',
    en: 'A number question with several right answers: the first one was kept.',
  },
} as const satisfies Record<string, Bilingual>;
