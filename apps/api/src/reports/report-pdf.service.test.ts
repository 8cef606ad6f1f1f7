import type { ReportDocument } from '@pateka/domain';
import { ReportPdfService } from './report-pdf.service.js';

const report: ReportDocument = {
  table: 'course',
  time: 'sum',
  title: 'По курсове, за целия срок',
  asOf: '2026-09-30',
  columns: [
    { key: 'category', label: 'Курс', unit: null },
    { key: 'completed', label: 'Завършили', unit: 'people' },
  ],
  rows: [
    {
      keys: ['c1'],
      period: null,
      isManual: false,
      words: ['Моите пари'],
      numbers: [{ value: 12, atLeast: false }],
    },
  ],
  notes: [],
};

test('a report becomes a PDF, the same in either process, and the process ends with the service', async () => {
  const [service, other] = [new ReportPdfService(), new ReportPdfService()];
  const pdf = await service.renderReport(report, 'bg');
  expect(Buffer.from(pdf.subarray(0, 5)).toString()).toBe('%PDF-');
  expect(Buffer.compare(pdf, await other.renderReport(report, 'bg'))).toBe(0);
  await Promise.all([service.onApplicationShutdown(), other.onApplicationShutdown()]);
  await expect(service.renderReport(report, 'bg')).rejects.toThrow('closed');
});

test('what was never used has nothing to end', async () => {
  await new ReportPdfService().onApplicationShutdown();
});
