import { readSignIns } from './sign-ins.ts';

test('finds the accounts among other lines', () => {
  const output = [
    'The demo network is there already.',
    '{"level":30,"msg":"ready"}',
    '{"role":"coordinator","email":"a@example.org","code":"123456"}',
    '',
  ].join('\n');
  expect(readSignIns(output)).toEqual([
    { role: 'coordinator', email: 'a@example.org', code: '123456' },
  ]);
});
