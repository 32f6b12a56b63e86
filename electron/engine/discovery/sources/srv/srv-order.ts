/** Order of SRV records (RFC 2782): by priority, and within one priority at random in proportion to the weight. */
import type { SrvRecord } from '../../../network/network.ts';

/** `random` is uniform in [0, 1). */
export function orderSrv(records: SrvRecord[], random: () => number): SrvRecord[] {
  const priorities = [...new Set(records.map((record) => record.priority))].sort((a, b) => a - b);
  return priorities.flatMap((priority) =>
    byWeight(
      records.filter((record) => record.priority === priority),
      random,
    ),
  );
}

function byWeight(records: SrvRecord[], random: () => number): SrvRecord[] {
  const left = [...records].sort((a, b) => Number(a.weight > 0) - Number(b.weight > 0));
  const ordered: SrvRecord[] = [];
  while (left.length > 0) {
    const sum = left.reduce((total, record) => total + record.weight, 0);
    const drawn = Math.floor(random() * (sum + 1));
    let running = 0;
    const index = left.findIndex((record) => {
      running += record.weight;
      return running >= drawn;
    });
    ordered.push(...left.splice(Math.max(index, 0), 1));
  }
  return ordered;
}
