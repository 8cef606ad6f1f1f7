// A preview that follows the form beside it.
import { followLiveForms } from './parts/live-form.js';

followLiveForms();
