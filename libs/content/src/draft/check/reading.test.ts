import { measureReading, sentencesOf } from './reading.js';

test.each([
  ['Едно. Две! Три?', ['Едно', 'Две', 'Три']],
  ['Струва 2.50 на ден и т.н., казва тя.', ['Струва 2.50 на ден и т.н., казва тя']],
  ['„Идвам.“ Тя дойде…', ['„Идвам', 'Тя дойде']],
  ['Точка от списък', ['Точка от списък']],
  ['', []],
  ['…', []],
])('sentences of "%s"', (text, sentences) => {
  expect(sentencesOf(text)).toEqual(sentences);
});

test('LIX is words a sentence plus percent of words of more than six letters', () => {
  // 8 words in 2 sentences, 2 of them long: 4 + 25.
  const measure = measureReading(['She opens the cupboard. Then she writes everything.']);
  expect(measure).toEqual({ words: 8, sentences: 2, longWords: 2, lix: 29 });
  expect(measureReading([])).toEqual({ words: 0, sentences: 0, longWords: 0, lix: 0 });
});
