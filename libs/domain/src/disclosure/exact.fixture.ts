import library from 'highs';
import type { Answer, Constraint, System } from './attacker.fixture.js';

const loadHighs = library as unknown as typeof library.default;
type Highs = Awaited<ReturnType<typeof library.default>>;

/** The attacker's own solver: it knows nothing of how the control asks. */
export interface Exact {
  take: (system: System) => Taken;
}

/** A system that the solver has taken in. */
export interface Taken {
  /** The answer by fractions: 'no' is right, and a table of whole numbers is one; else unknown. */
  quickly: (wish: Constraint) => Answer;
  /** The answer by whole numbers. */
  wholly: (wish: Constraint) => Answer;
  end: () => void;
}

const isMet = ({ terms, least }: Constraint, table: Int32Array): boolean =>
  terms.reduce((sum, { variable, times }) => sum + times * (table[variable] ?? 0), 0) >= least;

export async function loadExact(): Promise<Exact> {
  const highs = await loadHighs();
  return { take: (system) => taken(highs, system) };
}

function taken(highs: Highs, system: System): Taken {
  const { variables, constraints } = system;
  const model = highs.createModel(modelOf(system, highs));
  model.options.set({ output_flag: false, presolve: 'off', mip_max_nodes: 2000 });
  const every = { kind: 'range', from: 0, to: variables - 1 } as const;
  const ask = ({ terms, least }: Constraint): Answer => {
    const costs = new Float64Array(variables);
    for (const { variable, times } of terms) costs[variable] = times;
    model.changeColsCost(every, costs);
    model.run();
    if (model.getModelStatus() !== highs.constants.modelStatus.optimal) return 'unknown';
    if (model.getObjectiveValue() < least - 1e-6) return 'no';
    const table = Int32Array.from(model.getSolution().colValue, Math.round);
    return [...constraints, { terms, least }].every((one) => isMet(one, table)) ? table : 'unknown';
  };
  const isTrivial = ({ terms }: Constraint) => terms.length === 0 || variables === 0;
  const trivially = ({ least }: Constraint): Answer =>
    least <= 0 ? new Int32Array(variables) : 'no';
  return {
    quickly: (wish) => (isTrivial(wish) ? trivially(wish) : ask(wish)),
    wholly: (wish) => {
      if (isTrivial(wish)) return trivially(wish);
      const { integer } = highs.constants.variableType;
      model.changeColsIntegrality(every, new Int32Array(variables).fill(integer));
      const answer = ask(wish);
      model.clearIntegrality();
      return answer;
    },
    end: () => model.dispose(),
  };
}

function modelOf({ variables, cap, constraints }: System, highs: Highs) {
  const starts = [0];
  for (const { terms } of constraints) starts.push((starts.at(-1) ?? 0) + terms.length);
  return {
    numCols: variables,
    numRows: constraints.length,
    sense: highs.constants.objectiveSense.maximize,
    colCost: new Float64Array(variables),
    colLower: new Float64Array(variables),
    colUpper: new Float64Array(variables).fill(cap),
    rowLower: Float64Array.from(constraints, ({ least }) => least),
    rowUpper: new Float64Array(constraints.length).fill(highs.infinity),
    matrix: {
      format: 'csr' as const,
      numRows: constraints.length,
      numCols: variables,
      starts: Int32Array.from(starts),
      indices: Int32Array.from(
        constraints.flatMap(({ terms }) => terms.map((one) => one.variable)),
      ),
      values: Float64Array.from(constraints.flatMap(({ terms }) => terms.map((one) => one.times))),
    },
  };
}
