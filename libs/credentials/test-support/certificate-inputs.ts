import type { CertificateInput } from '../src/document/certificate-input.js';

/** A certificate as most will be; the people and the issuer are invented. */
export const bgInput: CertificateInput = {
  locale: 'bg',
  paper: 'a4',
  title: { bg: 'Моите пари, моят избор', en: 'My money, my choice' },
  holderName: 'Мария Щерева-Цветкова',
  hours: 1.5,
  outcomes: {
    bg: [
      'съставя месечен бюджет и го променя според обстоятелствата',
      'сравнява общата цена на кредити',
      'подрежда задълженията според последиците от тях',
      'посочва две места, към които може да се обърне с жалба',
    ],
    en: [
      'makes a monthly budget and adjusts it',
      'compares the total cost of loans',
      'orders debts by their consequences',
      'names two places to turn to with a complaint',
    ],
  },
  competences: [
    { bg: 'Съставяне на бюджет', en: 'Budgeting' },
    { bg: 'Кредит', en: 'Credit' },
  ],
  completedOn: '2026-11-22',
  number: '7K3M-9Q2X',
  issuerName: 'Обучения за всеки ден',
  checkUrl: 'https://check.example.org/c/x7Kq2nVw9RtY4bHs8mZc1A',
  credential: null,
};

export const enInput: CertificateInput = {
  ...bgInput,
  locale: 'en',
  holderName: 'Maria O’Neill-Łukasiewicz',
  hours: 1,
  issuerName: 'Everyday Learning',
};
