/** macOS: managed preferences, which a configuration profile writes. `plutil` turns them into JSON. */
import { identity } from '../../../../package.json';
import { parseObject } from '../../base/json.ts';
import type { PolicySource, PolicySystem } from './types.ts';

const folder = '/Library/Managed Preferences';
const file = `${identity.appId}.plist`;

export function macSource(system: PolicySystem): PolicySource {
  /** Those of the computer count before those of the person. */
  const places = [`${folder}/${system.userName}/${file}`, `${folder}/${file}`];
  return {
    async read() {
      const values: Record<string, unknown> = {};
      for (const place of places) {
        if ((await system.readFile(place)) === null) continue;
        const json = await system.run('/usr/bin/plutil', ['-convert', 'json', '-o', '-', '--', place]);
        const read = json === null ? null : parseObject(json);
        if (!read) return { ok: false, problem: 'unreadable', place };
        Object.assign(values, read);
      }
      return { ok: true, values };
    },
  };
}
