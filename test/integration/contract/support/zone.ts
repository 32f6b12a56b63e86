/** The names of a world, written as in a zone file: `'shop.test MX': ['10 mx.shop.test']`, `'*.shop.test A': [...]`. */
import type { Answer } from 'dns-packet';
import type { DnsReplyScript } from '../../../support/dns-server.ts';

export type Zone = Record<string, string[] | 'servfail' | 'silent'>;

export interface Names {
  zone: Zone;
  signed: ReadonlySet<string>;
}

/** NXDOMAIN and an empty answer are told apart, as a resolver does; a wildcard stands for names that do not exist. */
export function answerFrom({ zone, signed }: Names, asked: string, type: string): DnsReplyScript | null {
  const name = asked.toLowerCase();
  const key = `${name} ${type}`;
  const known = exists(zone, name);
  const records = zone[key] ?? (known ? undefined : zone[`*.${name.slice(name.indexOf('.') + 1)} ${type}`]);
  if (records === 'silent') return null;
  if (records === 'servfail') return { rcode: 2 };
  const authenticData = signed.has(key);
  if (!records) return { rcode: known ? 0 : 3, authenticData };
  return { answers: records.map((text) => recordOf(name, type, text)), authenticData };
}

function exists(zone: Zone, name: string): boolean {
  return Object.keys(zone).some((key) => key.startsWith(`${name} `) || key.includes(`.${name} `));
}

function recordOf(name: string, type: string, text: string): Answer {
  const common = { name, ttl: 60, class: 'IN' as const };
  const [a = '', b = '', c = '', d = ''] = text.split(' ');
  switch (type) {
    case 'MX':
      return { ...common, type, data: { preference: Number(a), exchange: b } };
    case 'SRV':
      return {
        ...common,
        type,
        data: { priority: Number(a), weight: Number(b), port: Number(c), target: d },
      };
    case 'TXT':
      return { ...common, type, data: text };
    default:
      return { ...common, type: type as 'A' | 'AAAA', data: text };
  }
}
