/** A linear expression over numbers that are not known: Σ times × column + constant. */
export interface Expression {
  terms: readonly { column: number; times: number }[];
  constant: number;
}

/** That an expression lies between two numbers. */
export interface Row extends Expression {
  low: number;
  high: number;
}

/** Numbers from 0, bound together by rows. */
export interface Program {
  columns: number;
  rows: readonly Row[];
}

/** A program that a solver has taken in. Bounds may be changed between two questions. */
export interface LoadedProgram {
  bindColumn(column: number, low: number, high: number): void;
  bindRow(row: number, low: number, high: number): void;
  /**
   * Looks for the values that make an expression as large as it can be; they may be fractions.
   * @returns a value for each column; null when there is none, or none was found within the solver's bounds
   */
  maximise(wish: Expression['terms']): ArrayLike<number> | null;
  end(): void;
}

/** A library for linear programs, as far as the audit needs one. */
export interface Solver {
  load(program: Program): LoadedProgram;
}

/** @returns the value of an expression for the values of all columns */
export const valueOf = (expression: Expression, values: ArrayLike<number>): number =>
  expression.terms.reduce(
    (sum, { column, times }) => sum + times * (values[column] ?? 0),
    expression.constant,
  );
