// Written into every page of the learning site, so it must stay tiny: quick exit, and forms sent once.
import { listenForExit } from './parts/exit.js';
import { sendFormsOnce } from './parts/submit-once.js';

listenForExit();
sendFormsOnce();
