// Written into every page of the learning site, so it must stay tiny: quick exit, and forms sent once.
import { askAgainWhenRestored, hideReturnAfterExit } from './parts/came-back.js';
import { listenForExit } from './parts/exit.js';
import { sendFormsOnce } from './parts/submit-once.js';

hideReturnAfterExit();
askAgainWhenRestored();
listenForExit();
sendFormsOnce();
