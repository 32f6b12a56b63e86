/** The proxy of a terminal: HTTPS_PROXY, HTTP_PROXY, ALL_PROXY and NO_PROXY, read as curl reads them. */
import { BlockList } from 'node:net';
import { familyOf, withoutBrackets } from '../../base/ip.ts';

/** Finds the proxy of a URL, null when it is reached directly. The lower-case variable counts first. */
export function proxyFromEnvironment(env: NodeJS.ProcessEnv): (url: string) => Promise<string | null> {
  const read = (name: string) => env[name.toLowerCase()] ?? env[name] ?? '';
  return async (url) => {
    const { protocol, hostname, port } = new URL(url);
    const place = { host: withoutBrackets(hostname).toLowerCase(), port: port || defaultPort(protocol) };
    if (isExempt(place, read('NO_PROXY'))) return null;
    const proxy = read(protocol === 'https:' ? 'HTTPS_PROXY' : 'HTTP_PROXY') || read('ALL_PROXY');
    if (proxy === '') return null;
    return proxy.includes('://') ? proxy : `http://${proxy}`;
  };
}

function defaultPort(protocol: string): string {
  return protocol === 'https:' ? '443' : '80';
}

interface Place {
  host: string;
  port: string;
}

/** NO_PROXY: names with their subdomains, addresses, networks in CIDR form, each with an optional port; `*` is all. */
function isExempt(place: Place, list: string): boolean {
  const rules = list.toLowerCase().split(/[\s,]+/);
  return rules.some((rule) => rule !== '' && matches(place, rule));
}

function matches({ host, port }: Place, rule: string): boolean {
  if (rule === '*') return true;
  const [, bracketed, name = '', rulePort] = /^(?:\[(.+)\]|(.*?))(?::(\d+))?$/.exec(rule) ?? [];
  if (familyOf(rule) === 6) return host === rule;
  if (rulePort !== undefined && rulePort !== port) return false;
  const pattern = (bracketed ?? name).replace(/^\*?\./, '');
  return (
    host === pattern ||
    isInNetwork(host, pattern) ||
    (familyOf(host) === null && host.endsWith(`.${pattern}`))
  );
}

function isInNetwork(host: string, pattern: string): boolean {
  const [network = '', prefix] = pattern.split('/');
  const family = familyOf(host);
  if (prefix === undefined || family === null || familyOf(network) !== family) return false;
  const bits = Number(prefix);
  if (!Number.isInteger(bits) || bits < 0 || bits > (family === 4 ? 32 : 128)) return false;
  const kind = family === 4 ? 'ipv4' : 'ipv6';
  const list = new BlockList();
  list.addSubnet(network, bits, kind);
  return list.check(host, kind);
}
