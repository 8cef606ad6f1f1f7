export { giftNotes } from './gift-notes.js';
export type { ReadGiftItem } from './read-gift.js';
export { readGiftFile } from './readers.js';
export { writeGift, type GiftBlock, type GiftItem } from './write-gift.js';
