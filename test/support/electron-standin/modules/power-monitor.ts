/** The module `powerMonitor`. This computer never sleeps: a spec emits the events. */
import { StrictEmitter } from '../strict.ts';

class PowerMonitor extends StrictEmitter {
  constructor() {
    super(['suspend', 'resume']);
  }
}

export const powerMonitor = new PowerMonitor();
