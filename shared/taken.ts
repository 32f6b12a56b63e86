/** How taking something along ended. */
import { z } from 'zod';

/** `cancelled`: the person closed the dialog. `unwritten`: the file cannot be written. */
export const takenSchema = z.enum(['done', 'cancelled', 'unwritten', 'refused']);
export type Taken = z.infer<typeof takenSchema>;
