import { certificateNumber } from '@pateka/credentials';
import { randomBytes } from 'node:crypto';

/** @returns a fresh number to be printed; a collision of 40 random bits undoes the transaction that uses it */
export const newNumber = (): string => certificateNumber(randomBytes(5));
