import type { CertificateInput } from '../src/document/certificate-input.js';

/** A certificate as most will be; the people and the issuer are invented. */
export const bgInput: CertificateInput = {
  locale: 'bg',
  title: 'Моите пари, моят избор',
  holderName: 'Мария Щерева-Цветкова',
  hours: 1.5,
  outcomes: [
    'съставя месечен бюджет и го променя според обстоятелствата',
    'сравнява общата цена на кредити',
    'подрежда задълженията според последиците от тях',
    'посочва две места, към които може да се обърне с жалба',
  ],
  completedOn: '2026-11-22',
  number: '7K3M-9Q2X',
  issuerName: 'Обучения за всеки ден',
  checkUrl: 'https://check.example.org/c/x7Kq2nVw9RtY4bHs8mZc1A',
};

export const enInput: CertificateInput = {
  ...bgInput,
  locale: 'en',
  title: 'My money, my choice',
  holderName: 'Maria O’Neill-Łukasiewicz',
  hours: 1,
  outcomes: [
    'makes a monthly budget and adjusts it',
    'compares the total cost of loans',
    'orders debts by their consequences',
    'names two places to turn to with a complaint',
  ],
  issuerName: 'Everyday Learning',
};
