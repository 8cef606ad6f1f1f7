import type { CalendarDay } from '@pateka/domain';
import ical from 'ical-generator';

/** Calendars want to know which program wrote a file; theirs may show it, so it says nothing. */
const WRITTEN_BY = '-//calendar//calendar//EN';

/**
 * A calendar file of all-day entries. The same day and title have the same id, so that a file that is
 * opened twice does not put everything in twice.
 * @param days what to write, with titles that tell nothing
 * @returns iCalendar text (RFC 5545)
 */
export function calendarOf(days: readonly CalendarDay[]): string {
  const calendar = ical({ prodId: WRITTEN_BY });
  for (const [index, { day, title }] of days.entries()) {
    const start = new Date(`${day}T00:00:00Z`);
    const id = `${day}-${index + 1}@calendar`;
    // Seen when a file is made, not when: the moment of writing says when she was here.
    calendar.createEvent({
      id,
      start,
      stamp: start,
      allDay: true,
      summary: title,
      timezone: 'UTC',
    });
  }
  return calendar.toString();
}
