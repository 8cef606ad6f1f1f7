import { fileOf } from './files.js';

test('without a format it is the document', () => {
  expect(fileOf(null)).toEqual({ format: 'pdf', type: 'application/pdf' });
});

test.each([
  ['zip', 'application/zip'],
  ['json', 'application/vc'],
  ['jwt', 'application/vc+jwt'],
  ['png', 'image/png'],
  ['svg', 'image/svg+xml'],
])('%s is %s', (format, type) => {
  expect(fileOf(format)).toEqual({ format, type });
});

test.each(['', 'PDF', 'exe', 'toString', '../pdf'])('%j is none', (format) => {
  expect(fileOf(format)).toBeNull();
});
