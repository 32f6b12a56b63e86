import { describe, expect, it } from 'vitest';
import {
  compareTargets,
  type Target,
  targetsOf,
  targetsOfServers,
} from '../../../electron/engine/probe/targets.ts';
import type { Candidate, Security } from '../../../shared/model.ts';

const candidate = (
  host: string,
  port: number,
  security: Security,
  auth: Candidate['auth'] = [],
): Candidate => ({
  host,
  port,
  security,
  auth,
  username: 'user@example.test',
  source: 'autoconfig',
  trust: 'authenticated',
  consent: false,
  rank: 0,
});
const names = (targets: Target[]) =>
  targets.map(({ endpoint }) => `${endpoint.host}:${endpoint.port} ${endpoint.security}`);

const server = (host: string, port: number | null = null, security: Security | null = null) => ({
  host,
  port,
  security,
});

describe('the order of targets', () => {
  it('ranks hosts first, then 465, 587, other published ports, 2525 and 25', () => {
    const targets = targetsOf(
      [candidate('a.test', 1465, 'tls'), candidate('b.test', 587, 'starttls')],
      false,
    );
    expect(names(targets)).toEqual([
      'a.test:465 tls',
      'a.test:587 starttls',
      'a.test:1465 tls',
      'a.test:2525 starttls',
      'a.test:25 starttls',
      'b.test:465 tls',
      'b.test:587 starttls',
      'b.test:2525 starttls',
      'b.test:25 starttls',
    ]);
  });

  it('prefers implicit TLS among published ports of equal rank', () => {
    const [first] = targetsOf(
      [candidate('a.test', 9587, 'starttls'), candidate('a.test', 9465, 'tls')],
      false,
    )
      .filter(({ published }) => published)
      .sort(compareTargets);
    expect(first?.endpoint.port).toBe(9465);
  });

  it('keeps a published mode and never probes in clear by itself', () => {
    const targets = names(
      targetsOf([candidate('a.test', 587, 'tls'), candidate('a.test', 25, 'none')], false),
    );
    expect(targets).toContain('a.test:587 tls');
    expect(targets).toContain('a.test:25 starttls');
    expect(targets.some((target) => target.endsWith('none'))).toBe(false);
  });

  it('leaves 587 alone on every host when the domain refuses submission by SRV', () => {
    const targets = targetsOf([candidate('a.test', 465, 'tls'), candidate('b.test', 587, 'starttls')], true);
    expect(targets.some(({ endpoint }) => endpoint.port === 587)).toBe(false);
  });

  it('probes once at a port that was named twice', () => {
    const twice = [server('a.test'), server('a.test')];
    expect(targetsOfServers(twice, [465, 465])).toHaveLength(1);
  });

  it('takes a port that is named with a server for that one alone', () => {
    const servers = [server('a.test', 2465, 'tls'), server('b.test')];
    expect(names(targetsOfServers(servers, [587]))).toEqual(['a.test:2465 tls', 'b.test:587 starttls']);
  });

  it('takes the usual ports of a mode that is named without a port', () => {
    expect(names(targetsOfServers([server('a.test', null, 'tls')], null))).toEqual(['a.test:465 tls']);
  });
});
