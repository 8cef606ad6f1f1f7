import { passFile } from '#lib/server/pass-file.js';
import type { RequestHandler } from './$types.js';

/** The newest edition of a course as a package. */
export const GET: RequestHandler = async (event) => {
  const course = encodeURIComponent(event.params.course);
  const page = `/staff/compose/${course}`;
  return passFile(event, `/exports/courses/${course}/package`, { name: 'pateka-course.zip', page });
};
