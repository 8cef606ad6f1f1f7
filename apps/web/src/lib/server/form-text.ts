/**
 * Reads a text of a form.
 * @param form what was posted
 * @param name the field
 * @returns its first value; empty when it is missing or a file
 */
export function formText(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
}

/**
 * Reads all texts of a form.
 * @param form what was posted
 * @returns the first value of each field by its name
 */
export function formTexts(form: FormData): Record<string, string> {
  const texts: Record<string, string> = {};
  for (const [name, value] of form) {
    if (typeof value === 'string' && !(name in texts)) texts[name] = value;
  }
  return texts;
}

/**
 * Reads every value of a field that may come several times, such as checkboxes.
 * @param form what was posted
 * @param name the field
 * @returns the texts, in their order
 */
export function formList(form: FormData, name: string): string[] {
  return form.getAll(name).filter((value) => typeof value === 'string');
}
