import { v7 } from 'uuid';
import { type Id } from '@throughline/domain/shared';

/** An id for a thing that is about to be made. Keep it until the request has been answered: sending it twice is then harmless. */
export const newId = (): Id => v7();
