import { Clock } from '../platform/clock.js';

/** The machine's time, moved by as much as a test wants. It goes on ticking. */
export class TestClock extends Clock {
  private moved = 0;

  now(): Date {
    return new Date(Date.now() + this.moved);
  }

  /** Moves on by so many milliseconds; backwards when negative. */
  advance(milliseconds: number): void {
    this.moved += milliseconds;
  }

  /** Moves to an instant. */
  moveTo(instant: Date): void {
    this.moved = instant.getTime() - Date.now();
  }
}
