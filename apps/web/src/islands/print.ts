// Shows the print buttons.
import { showPrintButtons } from './parts/print-buttons.js';

showPrintButtons();
