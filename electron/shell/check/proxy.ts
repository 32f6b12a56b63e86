/** The system's proxy for one address, as Chromium resolves it (proxy settings, PAC files). */

/**
 * The first usable entry of a PAC answer such as `PROXY proxy.example:8080; DIRECT`. Null means: no proxy. SOCKS
 * entries are passed over: only HTTP proxies are spoken.
 */
export function proxyFromPac(answer: string): string | null {
  for (const entry of answer.split(';')) {
    const [kind = '', place = ''] = entry.trim().split(/\s+/);
    if (kind === 'DIRECT') return null;
    if (kind === 'PROXY' && place) return `http://${place}`;
    if (kind === 'HTTPS' && place) return `https://${place}`;
  }
  return null;
}
