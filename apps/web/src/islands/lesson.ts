// A lesson: answers and worksheet without a new page.
import { followLiveForms } from './parts/live-form.js';
import { enhanceOrders } from './parts/order.js';
import { followQuestions } from './parts/questions.js';
import { followRowButtons } from './parts/sheet-rows.js';

followQuestions();
enhanceOrders(document);
followLiveForms();
followRowButtons();
