import library, { type Highs, type Model } from 'highs';
import type { LoadedProgram, Program, Row, Solver } from './program.js';

/** The package's types are those of its CommonJS face, where the loader lies one step deeper. */
const loadHighs = library as unknown as typeof library.default;

/** A question that takes longer is given up, by work done and not by the clock: the same on each machine. */
const limits = { simplex_iteration_limit: 200_000 };

/**
 * HiGHS, the open solver of the University of Edinburgh, compiled to WebAssembly. The only package that the
 * domain uses, and only here (ADR 0021): whoever closes periods loads it once and hands it in.
 */
export async function loadSolver(): Promise<Solver> {
  const highs = await loadHighs();
  return { load: (program) => loaded(highs, program) };
}

function matrixOf(rows: readonly Row[], columns: number) {
  const starts = [0];
  const indices: number[] = [];
  const values: number[] = [];
  for (const { terms } of rows) {
    for (const { column, times } of terms) {
      indices.push(column);
      values.push(times);
    }
    starts.push(indices.length);
  }
  return {
    format: 'csr' as const,
    numRows: rows.length,
    numCols: columns,
    starts: Int32Array.from(starts),
    indices: Int32Array.from(indices),
    values: Float64Array.from(values),
  };
}

/**
 * Now and then the solver fails where it goes on from its last answer (about once in a million questions): it
 * begins anew, and if that fails, too, there is no answer.
 */
function hasRun(model: Pick<Model, 'run' | 'clearSolver'>): boolean {
  for (let tries = 1; tries <= 2; tries += 1) {
    try {
      model.run();
      return true;
    } catch {
      model.clearSolver();
    }
  }
  return false;
}

function loaded(highs: Highs, { columns, rows }: Program): LoadedProgram {
  const model = highs.createModel({
    numCols: columns,
    numRows: rows.length,
    sense: highs.constants.objectiveSense.maximize,
    colCost: new Float64Array(columns),
    colLower: new Float64Array(columns),
    colUpper: new Float64Array(columns).fill(highs.infinity),
    rowLower: Float64Array.from(rows, ({ low, constant }) => low - constant),
    rowUpper: Float64Array.from(rows, ({ high, constant }) => high - constant),
    matrix: matrixOf(rows, columns),
  });
  model.options.set({ output_flag: false, random_seed: 1, ...limits });
  const everyColumn = { kind: 'range', from: 0, to: columns - 1 } as const;
  return {
    bindColumn: (column, low, high) => model.changeColBounds(column, low, high),
    bindRow: (row, low, high) => {
      const constant = rows[row]?.constant ?? 0;
      model.changeRowBounds(row, low - constant, high - constant);
    },
    maximise: (wish) => {
      const costs = new Float64Array(columns);
      for (const { column, times } of wish) costs[column] = times;
      model.changeColsCost(everyColumn, costs);
      if (!hasRun(model)) return null;
      const isFound = model.getModelStatus() === highs.constants.modelStatus.optimal;
      return isFound ? model.getSolution().colValue : null;
    },
    end: () => model.dispose(),
  };
}
