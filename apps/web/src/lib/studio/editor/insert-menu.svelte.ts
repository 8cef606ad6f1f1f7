import { findChoices, type InsertChoice } from './choices.js';

/** The menu of what can be inserted: what is found, and which of it is chosen by the arrow keys. */
export class InsertMenu {
  query = $state('');
  private place = $state(0);

  /**
   * @param id names the list in the page
   * @param all what there is
   * @param onpick what was chosen
   * @param onclose Escape, or nothing chosen
   */
  constructor(
    readonly id: string,
    private readonly all: readonly InsertChoice[],
    private readonly onpick: (choice: InsertChoice) => void,
    private readonly onclose: () => void,
  ) {}

  get found(): InsertChoice[] {
    return findChoices(this.all, this.query);
  }

  get at(): number {
    return Math.min(this.place, Math.max(0, this.found.length - 1));
  }

  get chosen(): InsertChoice | undefined {
    return this.found[this.at];
  }

  /** The id of the chosen one, for whoever hears the page. */
  get chosenId(): string | undefined {
    return this.chosen && this.optionId(this.chosen);
  }

  optionId({ kind }: InsertChoice): string {
    return `${this.id}-${kind}`;
  }

  look(query: string): void {
    if (query !== this.query) this.place = 0;
    this.query = query;
  }

  pick(choice: InsertChoice): void {
    this.onpick(choice);
  }

  /** @returns whether the menu took the key */
  key(event: KeyboardEvent): boolean {
    const { length } = this.found;
    if (event.key === 'Escape') this.onclose();
    else if (event.key === 'ArrowDown') this.place = (this.at + 1) % Math.max(1, length);
    else if (event.key === 'ArrowUp') this.place = (this.at + length - 1) % Math.max(1, length);
    else if (event.key === 'Home') this.place = 0;
    else if (event.key === 'End') this.place = length - 1;
    else if (event.key === 'Enter' && this.chosen) this.onpick(this.chosen);
    else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  }
}
