import { startApp, type TestApp } from '../testing/app.js';
import { reportWorld } from './crowd.fixture.js';
import { schedule, storedOf } from './kept-report.fixture.js';
import { KeptReportMaker } from './kept-report.maker.js';
import { PeriodService } from './period.service.js';

// Alone in its database: here every network's months are closed, again and again.
let house: TestApp;
beforeAll(async () => {
  house = await startApp();
});
afterAll(() => house.stop());

test('each month and quarter is kept once, over the turn of months and of the clocks in Sofia', async () => {
  const { networkId, coordinator } = await reportWorld(house);
  for (const every of ['month', 'quarter']) await schedule(house, coordinator, { every });
  const instants = [
    ...['2027-02-28T20:00:00Z', '2027-02-28T22:00:00Z', '2027-02-28T23:59:59Z'],
    ...['2027-03-01T00:00:00Z', '2027-03-01T00:05:00Z', '2027-03-28T00:05:00Z'],
    ...['2027-03-28T00:59:59Z', '2027-03-28T01:00:00Z', '2027-03-28T22:00:00Z'],
    ...['2027-03-31T20:59:59Z', '2027-03-31T21:00:00Z', '2027-03-31T23:59:59Z'],
    ...['2027-04-01T00:00:00Z', '2027-04-01T00:05:00Z', '2027-04-02T00:05:00Z'],
  ];
  for (const instant of instants) {
    house.clock.moveTo(new Date(instant));
    for (let run = 0; run < 2; run += 1) await house.get(PeriodService).closeEndedMonths();
    const releases: { id: string }[] = await house.db.query(
      'SELECT id FROM release WHERE network_id = $1 ORDER BY number',
      [networkId],
    );
    for (const { id } of releases) await house.get(KeptReportMaker).keep(id);
  }
  const stored = await storedOf(house, networkId);
  expect(stored.map(({ span, reportedOn }) => [span, reportedOn])).toEqual([
    ['2027-01', '2027-02-28'],
    ['2027-02', '2027-03-01'],
    ['2027-03', '2027-04-01'],
    ['2027-Q1', '2027-04-01'],
  ]);
}, 300_000);
