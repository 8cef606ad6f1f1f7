import {
  type Block,
  type DraftBlock,
  type DraftHead,
  type DraftLesson,
  fingerprint,
  type Inline,
  type RichNode,
} from '@pateka/content/draft';
import type { Bilingual } from '@pateka/domain';

const words = (value: string): Inline[] => [{ type: 'text', value }];
const paragraph = (value: string): RichNode => ({ type: 'paragraph', children: words(value) });
const list = (...items: string[]): RichNode => ({
  type: 'list',
  ordered: false,
  items: items.map((item) => [paragraph(item)]),
});
const text = (title: string, ...nodes: RichNode[]): Block => ({
  block: 'text',
  content: [{ type: 'heading', depth: 2, children: words(title) }, ...nodes],
});
const tip = (value: string): Block => ({
  block: 'callout',
  kind: 'tip',
  content: [paragraph(value)],
});
const reflection = (value: string): Block => ({
  block: 'reflection',
  id: 'think',
  prompt: [paragraph(value)],
});
type Option = [right: boolean, answer: string, explanation: string];
const question = (id: string, prompt: string, ...options: Option[]): Block => ({
  block: 'question',
  type: 'single',
  id,
  prompt: [paragraph(prompt)],
  options: options.map(([right, answer, explanation]) => ({
    right,
    answer: words(answer),
    explanation: words(explanation),
  })),
});

const row = (id: string, bg: Block, en: Block | null): DraftBlock => ({
  id: `b-${id}`,
  bg,
  en,
  translatedFrom: en && fingerprint(bg),
});
const head = (title: string, purpose: string, ...outcomes: string[]): DraftHead => ({
  title,
  purpose,
  outcomes,
  note: '',
});
const untranslated = head('', '');

function lesson(id: string, bg: DraftHead, en: DraftHead, blocks: DraftBlock[]): DraftLesson {
  const translated = en.title === '' ? null : fingerprint(bg);
  return {
    ...{ id, skippable: false, exercise: 1, competences: ['lifecomp:S2'] },
    ...{ bg, en, headTranslatedFrom: translated, blocks },
  };
}

/** A module of the demo while it is written. */
export interface DemoDraft {
  title: Bilingual;
  summary: Bilingual;
  lessons: DraftLesson[];
}

const questions = lesson(
  'what-to-ask',
  head(
    'Какво да попитам',
    'Първият ден е за въпроси. Ще си подготвите кратък списък.',
    'Знам какво да попитам, преди да започна.',
    'Имам свой списък с въпроси.',
  ),
  head(
    'What to ask',
    'The first day is for questions. You will prepare a short list.',
    'I know what to ask before I start.',
    'I have a list of questions of my own.',
  ),
  [
    row(
      'why',
      text(
        'Защо да питам',
        paragraph('Никой не знае всичко на първия ден. Който пита, показва, че му е важно.'),
        paragraph('Въпросите са по-лесни, ако са написани. Носете ги на листче или в телефона.'),
      ),
      text(
        'Why ask',
        paragraph('Nobody knows everything on the first day. Asking shows that you care.'),
        paragraph('Questions are easier when they are written down, on paper or in the phone.'),
      ),
    ),
    row(
      'list',
      text(
        'Въпроси за начало',
        list(
          'Кога започва и кога свършва работният ден?',
          'Кога е почивката и къде мога да хапна?',
          'Към кого да се обърна, ако не знам нещо?',
          'На кого да се обадя, ако закъснявам?',
        ),
      ),
      text(
        'Questions to begin with',
        list(
          'When does the working day begin and end?',
          'When is the break, and where can I eat?',
          'Whom do I turn to when I do not know something?',
          'Whom do I call when I am late?',
        ),
      ),
    ),
    row(
      'tip',
      tip('Запишете си името на човека, който Ви помага. Утре ще Ви е по-лесно.'),
      tip('Write down the name of whoever helps you. Tomorrow will be easier.'),
    ),
    row(
      'question',
      question(
        'late',
        'Автобусът закъснява и няма да стигнете навреме. Какво е добре да направите?',
        [true, 'Обаждам се и казвам кога ще дойда.', 'Така хората могат да се подготвят.'],
        [false, 'Не казвам нищо и бързам.', 'Може и да стигнете, но никой няма да знае къде сте.'],
      ),
      question(
        'late',
        'The bus is late and you will not be on time. What is good to do?',
        [true, 'I call and say when I will be there.', 'So people can prepare for it.'],
        [false, 'I say nothing and hurry.', 'You may make it, but nobody will know where you are.'],
      ),
    ),
    row(
      'think',
      reflection('Кой въпрос е най-важен за Вас?'),
      reflection('Which question matters most to you?'),
    ),
  ],
);

const firstWeek = lesson(
  'first-week',
  head('Първата седмица', 'Малки навици, с които новото се помни.', 'Записвам си новото за деня.'),
  untranslated,
  [
    row(
      'notes',
      text(
        'Три реда на ден',
        paragraph(
          'Вечер си запишете какво ново научихте, кого срещнахте и какво да попитате утре.',
        ),
      ),
      null,
    ),
  ],
);

/** The trainer has begun it; of the second lesson the English is still missing. */
export const begun: DemoDraft = {
  title: { bg: 'Моят първи ден на работа', en: 'My first day at work' },
  summary: {
    bg: 'Какво да попитам и какво да си запиша, когато започвам.',
    en: 'What to ask and what to write down when starting.',
  },
  lessons: [questions, firstWeek],
};

const shopping = lesson(
  'with-a-list',
  head(
    'Пазаруване със списък',
    'Един кратък списък пести време и пари.',
    'Правя списък, преди да изляза.',
    'Сравнявам цени за килограм или литър.',
  ),
  head(
    'Shopping with a list',
    'A short list saves time and money.',
    'I make a list before I go out.',
    'I compare prices per kilogram or litre.',
  ),
  [
    row(
      'before',
      text(
        'Преди да изляза',
        paragraph(
          'Погледнете какво има в шкафа и в хладилника. После запишете само каквото липсва.',
        ),
        list('Какво ще сготвя тази седмица?', 'Какво свършва?', 'Какво може да почака?'),
      ),
      text(
        'Before I go out',
        paragraph(
          'Look at what is in the cupboard and the fridge. Then write down what is missing.',
        ),
        list('What will I cook this week?', 'What is running out?', 'What can wait?'),
      ),
    ),
    row(
      'shop',
      text(
        'В магазина',
        paragraph('На етикета има и цена за килограм или литър. По нея се вижда кое е по-евтино.'),
      ),
      text(
        'In the shop',
        paragraph(
          'The label also shows the price per kilogram or litre. It tells what is cheaper.',
        ),
      ),
    ),
    row(
      'tip',
      tip('По-голямата опаковка не винаги е по-евтина.'),
      tip('The larger packet is not always cheaper.'),
    ),
    row(
      'question',
      question(
        'cheaper',
        'Как се разбира коя от две опаковки ориз е по-евтина?',
        [true, 'По цената за килограм.', 'Тя е една и съща мярка за всички опаковки.'],
        [false, 'По това коя е по-голяма.', 'Понякога голямата опаковка излиза по-скъпа.'],
      ),
      question(
        'cheaper',
        'How does one tell which of two packets of rice is cheaper?',
        [true, 'By the price per kilogram.', 'It is the same measure for every packet.'],
        [false, 'By which one is larger.', 'Sometimes the large packet costs more.'],
      ),
    ),
  ],
);

/** The trainer has handed it in: the coordinator finds something to review. */
export const inReview: DemoDraft = {
  title: { bg: 'Списък за пазара', en: 'A list for the market' },
  summary: {
    bg: 'Как кратък списък помага да купим каквото ни трябва.',
    en: 'How a short list helps to buy what one needs.',
  },
  lessons: [shopping],
};
