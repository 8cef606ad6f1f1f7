import { isLocale, type Locale } from '@pateka/domain';

/** Kept for the tab only, like what is unsent: signing out and quick exit empty it. */
const KEY = 'preview';

/** Whether the lesson is shown as a learner will see it, beside the rows, and in which language. */
export class Preview {
  /** Null while it is closed. */
  locale = $state<Locale | null>(null);

  get isOpen(): boolean {
    return this.locale !== null;
  }

  /** Opens it when it was open in this tab before. Storage is known in the browser only. */
  recall(): void {
    try {
      const kept = sessionStorage.getItem(KEY);
      if (isLocale(kept)) this.locale = kept;
    } catch {
      // A browser without storage begins with it closed.
    }
  }

  /** @param locale the language to show; null closes it */
  show(locale: Locale | null): void {
    this.locale = locale;
    try {
      if (locale === null) sessionStorage.removeItem(KEY);
      else sessionStorage.setItem(KEY, locale);
    } catch {
      // It is open all the same.
    }
  }
}
