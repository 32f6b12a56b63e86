/** The file that plain Node starts. */
import { runReader } from './reader.ts';

process.exit(await runReader());
