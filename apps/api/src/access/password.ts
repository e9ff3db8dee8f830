import { hash, verify } from '@node-rs/argon2';

/**
 * Argon2id, which is what the library takes unless told otherwise. OWASP Password Storage Cheat Sheet, "Argon2id": 19 MiB of memory, two passes, one lane. About 20 ms of one core, so guessing is slow
 * and a rush of people who sign in is not.
 */
const PARAMETERS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export const hashPassword = (password: string): Promise<string> => hash(password, PARAMETERS);

let nobodys: Promise<string> | undefined;

/**
 * Whether it is the password behind the hash. Without a hash (no such account, or one without a password yet) the same work is done for
 * nothing, so that the time of the answer does not tell who has an account.
 */
export const verifyPassword = async (passwordHash: string | null, password: string): Promise<boolean> => {
  nobodys ??= hashPassword('the password of nobody');
  const matches = await verify(passwordHash ?? (await nobodys), password);
  return passwordHash !== null && matches;
};
