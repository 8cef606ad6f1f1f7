export { readGift, type ReadGiftItem } from './read-gift.js';
export { writeGift, type GiftBlock, type GiftItem } from './write-gift.js';
