/**
 * Takes the tags out of HTML that libs/content compiled, for a place that holds text only.
 * @param html safe HTML
 * @returns the same as safe HTML without any element: what was escaped stays so
 */
export const withoutTags = (html: string): string => html.replace(/<[^>]*>/g, '');
