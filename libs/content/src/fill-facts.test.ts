import { isFactCurrent } from '@pateka/domain';
import { fillFacts, type FactValue } from './fill-facts.js';

const wage: FactValue = {
  kind: 'amount',
  value: 620.2,
  unit: 'EUR/month',
  label: { bg: 'Минимална заплата', en: 'Minimum wage' },
  source: 'МТСП & НАП',
  checkedOn: '2026-11-22',
  validFrom: '2026-01-01',
  validTo: '2026-12-31',
};

function fill(fact: FactValue, locale: 'bg' | 'en' = 'bg', today = '2026-11-30'): string {
  return fillFacts('<!--fact:f-->', new Map([['f', fact]]), locale, today);
}

test('a current fact shows its value and the day it was checked', () => {
  expect(fill(wage)).toBe(
    '<data class="fact" value="620.2">620,20\u00a0€</data> <small class="fact-date">(към 22.11.2026\u00a0г.)</small>',
  );
  expect(fill(wage, 'en')).toMatch(
    /^<data class="fact" value="620.2">€620\.20<\/data> <small.*as of/,
  );
});

test('an expired fact shows no value but where to check', () => {
  expect(fill(wage, 'bg', '2027-01-01')).toBe(
    '<span class="fact-expired">Минимална заплата <small class="fact-date">(проверете при МТСП &amp; НАП)</small></span>',
  );
  const linked = fill({ ...wage, url: 'https://nra.bg/?a&b' }, 'en', '2027-01-01');
  expect(linked).toContain('check with <a href="https://nra.bg/?a&amp;b" rel="noreferrer">');
  expect(linked).not.toContain('620');
});

test.each<[string, boolean]>([
  ['2025-12-31', false],
  ['2026-01-01', true],
  ['2026-12-31', true],
  ['2027-01-01', false],
])('on %s the fact is current: %s', (today, current) => {
  expect(isFactCurrent(wage, today)).toBe(current);
});

test('a fact without an end stays current', () => {
  expect(isFactCurrent({ validTo: null }, '2099-01-01')).toBe(true);
});

test.each<[Partial<FactValue>, string, string]>([
  [{ kind: 'percent', value: 13.78 }, '13,78\u00a0%', '13.78%'],
  [{ kind: 'number', value: 51130 }, '51\u00a0130', '51,130'],
  [{ kind: 'duration', value: 14, unit: 'days' }, '14\u00a0дни', '14\u00a0days'],
  [{ kind: 'duration', value: 1, unit: 'months' }, '1\u00a0месец', '1\u00a0month'],
  [{ kind: 'yearly', value: '04-30' }, '30\u00a0април', '30\u00a0April'],
  [
    { kind: 'text', value: { bg: 'до 25-о число', en: 'by the 25th' } },
    'до 25-о число',
    'by the 25th',
  ],
  [{ kind: 'date', value: '2026-11-20' }, '20.11.2026\u00a0г.', '20\u00a0November 2026'],
  [{ kind: 'amount', value: 220, unit: 'EUR' }, '220\u00a0€', '€220'],
])('%j', (fact, bg, en) => {
  expect(fill({ ...wage, ...fact })).toContain(`>${bg}</data>`);
  expect(fill({ ...wage, ...fact }, 'en')).toContain(`>${en}</data>`);
});

test('a telephone can be tapped, and says when it was checked', () => {
  expect(fill({ ...wage, kind: 'phone', value: '0700 111 22' })).toMatch(
    /^<a class="fact" href="tel:070011122">0700 111 22<\/a> <small class="fact-date">\(към/,
  );
});

test('values and sources are escaped', () => {
  const html = fill({ ...wage, kind: 'text', value: '<b> "x"', source: '<i>' });
  expect(html).toContain('value="&lt;b&gt; &quot;x&quot;">&lt;b&gt; &quot;x&quot;</data>');
  expect(fill({ ...wage, source: '<i>' }, 'bg', '2027-01-01')).toContain('&lt;i&gt;');
});

test('all placeholders are filled in one pass; an unknown fact never breaks a page', () => {
  const html = '<p><!--fact:f--> и <!--fact:f-->, <!--fact:unknown--></p>';
  const filled = fillFacts(html, new Map([['f', wage]]), 'bg', '2026-11-30');
  expect(filled.match(/620,20/g)).toHaveLength(2);
  expect(filled).not.toContain('<!--');
  expect(filled).toContain('попитайте консултант');
});

test('a value that looks like a placeholder stays a value', () => {
  expect(fill({ ...wage, kind: 'text', value: '<!--fact:f-->' })).not.toContain('<!--fact');
});

test('several facts of one sentence say their day once, after the last; each paragraph says its own', () => {
  const facts = new Map([
    ['a', wage],
    ['b', { ...wage, value: 3.74 }],
    ['c', { ...wage, value: 9, checkedOn: '2026-10-01' }],
    ['over', { ...wage, validTo: '2026-01-31' }],
  ]);
  const html =
    '<p>от <!--fact:a--> до <!--fact:c--> и <!--fact:b-->, <!--fact:over--></p><p><!--fact:a--></p>';
  const read = fillFacts(html, facts, 'bg', '2026-11-30').replace(
    /<\/?(?:data|small|span)[^>]*>/g,
    '',
  );
  expect(read.replaceAll('\u00a0', ' ')).toBe(
    '<p>от 620,20 € до 9 € (към 01.10.2026 г.) и 3,74 € (към 22.11.2026 г.), ' +
      'Минимална заплата (проверете при МТСП &amp; НАП)</p><p>620,20 € (към 22.11.2026 г.)</p>',
  );
});
