/** What devices show when they cannot send: every code and sentence of which a page can be read. */
import { controllers } from './controllers.ts';
import { printers } from './printers.ts';
import { storage } from './storage.ts';
import type { DeviceCode } from './types.ts';

export const deviceCodes: readonly DeviceCode[] = [...printers, ...controllers, ...storage];
