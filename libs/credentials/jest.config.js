import { preset } from '../../jest.preset.js';

// Rasters and child processes take their time on a busy machine.
export default preset({ testTimeout: 60_000 });
