import * as z from 'zod';
import { id, line, recordHead } from '../shared';

/** The name somebody wants to be called by. All that is needed to mark a register. */
export const preferredName = line(120);

/** `PUT /people/:id`: correcting a person's name. People come into being through an enrolment. */
export const personWrite = z.strictObject({ preferredName }).meta({ id: 'PersonWrite' });
export type PersonWrite = z.infer<typeof personWrite>;

export const person = z
  .object({
    ...recordHead,
    preferredName: z.string(),
    /** Cohorts of theirs that the reader may see. */
    cohorts: z.array(z.object({ id, name: z.string(), programmeName: z.string(), state: z.string() })),
  })
  .meta({ id: 'Person' });
export type Person = z.infer<typeof person>;
