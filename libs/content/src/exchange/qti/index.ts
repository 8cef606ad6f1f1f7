export { writeQti, type QtiBlock } from './write-qti.js';
