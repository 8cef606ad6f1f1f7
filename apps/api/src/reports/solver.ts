import type { Provider } from '@nestjs/common';
import { loadSolver } from '@pateka/domain/highs-solver';

/** The solver that the disclosure control asks, loaded once a process. */
export const SOLVER = Symbol('SOLVER');

export const solverProvider: Provider = { provide: SOLVER, useFactory: loadSolver };
