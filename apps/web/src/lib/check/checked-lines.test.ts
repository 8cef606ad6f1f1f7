import { overwriteGetLocale } from '#lib/paraglide/runtime.js';
import {
  type Checked,
  checkedData,
  checkedLines,
  checkedSentence,
  stateWord,
} from './checked-lines.js';

/** What each field would say. */
const fields = {
  holderName: 'Росица Стоянова',
  completedOn: '2026-11-22',
  hours: 12.5,
  outcomes: ['плаща сметки', 'води бюджет'],
  competences: ['Управление на пари'],
};
const traces = ['Росица', '22.11.2026', '12,5', 'води бюджет', 'Управление на пари'];
const names = Object.keys(fields) as (keyof typeof fields)[];

const bare: Checked = {
  status: 'valid',
  changedOn: null,
  title: 'Моите пари',
  number: '7K3M-9Q2X',
  issuerName: 'Регистър',
  holderName: null,
  completedOn: null,
  hours: null,
  outcomes: null,
  competences: null,
};

const combinations = Array.from({ length: 2 ** names.length }, (_, bits) => {
  const shared = names.filter((_name, index) => bits & (1 << index));
  return { shared, label: shared.join(', ') || 'nothing' };
});

const withFields = (shared: string[]): Checked => ({
  ...bare,
  ...Object.fromEntries(Object.entries(fields).filter(([name]) => shared.includes(name))),
});

overwriteGetLocale(() => 'bg');

test.each(combinations)(
  'page, preview and JSON show the same: $label (credentials 12)',
  ({ shared }) => {
    const certificate = withFields(shared);
    const page = JSON.stringify(checkedLines(certificate, 'bg'));
    const sentence = checkedSentence(certificate, 'bg');
    const data = checkedData(certificate);
    for (const [index, name] of names.entries()) {
      const trace = traces[index] ?? '';
      const isShared = shared.includes(name);
      expect(page.includes(trace)).toBe(isShared);
      expect(sentence.includes(trace)).toBe(isShared);
      expect(Object.hasOwn(data, name)).toBe(isShared);
    }
    for (const text of [page, sentence]) expect(text).toContain(bare.number);
    expect(data).toMatchObject({ status: 'valid', title: bare.title, number: bare.number });
  },
);

test.each(['revoked', 'superseded', 'unheard-of'])(
  'of what is %s nothing is shown but that, in any form (credentials 12, 23)',
  (status) => {
    const certificate = { ...withFields(names), status, changedOn: '2026-11-28' };
    const said = [
      JSON.stringify(checkedLines(certificate, 'bg')),
      checkedSentence(certificate, 'bg'),
      JSON.stringify(checkedData(certificate)),
    ];
    for (const text of said) {
      expect(traces.filter((trace) => text.includes(trace))).toEqual([]);
      expect(text).not.toContain(stateWord('valid'));
      expect(text).toMatch(/28\.11\.2026|2026-11-28/);
    }
  },
);

test('three states, three words', () => {
  expect(new Set(['valid', 'revoked', 'superseded'].map(stateWord)).size).toBe(3);
});
