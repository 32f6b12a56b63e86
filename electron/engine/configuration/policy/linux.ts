/** Linux: a JSON file that belongs to root. */
import { parseObject } from '../../base/json.ts';
import type { PolicySource, PolicySystem } from './types.ts';

const place = '/etc/sendwell/policy.json';
const root = 0;
/** Group or others may write. */
const writableByOthers = 0o022;

export function linuxSource(system: PolicySystem): PolicySource {
  return {
    async read() {
      const file = await system.readFile(place);
      if (!file) return { ok: true, values: {} };
      if (file.owner !== root || (file.mode & writableByOthers) !== 0)
        return { ok: false, problem: 'unsafe', place };
      const values = parseObject(file.text);
      return values ? { ok: true, values } : { ok: false, problem: 'unreadable', place };
    },
  };
}
