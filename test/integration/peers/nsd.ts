/** NSD, an authoritative name server with real zone files. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { freePort } from './daemon.ts';
import { needs } from './packages.ts';
import { makeFolder, stopAll } from './peer.ts';

export interface NamePeer {
  ip: string;
  port: number;
  stop(): Promise<void>;
}

const programs = needs(['nsd', 'nsd-checkzone', 'chown']);

const ip = '127.0.0.1';

/** Serves example.test, whose SRV records (RFC 6186, RFC 8314) lead to these ports of 127.0.0.1. */
export async function startNsd(ports: { submissions: number; submission: number }): Promise<NamePeer> {
  await programs.install();
  const { folder } = await makeFolder();
  const port = await freePort();
  const zoneFile = path.join(folder, 'example.test.zone');
  const config = path.join(folder, 'nsd.conf');
  writeFileSync(zoneFile, zone(ports));
  writeFileSync(config, nsdConf(folder, port, zoneFile));
  await programs.run('nsd-checkzone', ['example.test', zoneFile]);
  await programs.run('chown', ['nsd', folder]);
  const daemon = await programs.serve('nsd', ['-d', '-c', config], path.join(folder, 'start.log'), [port]);
  return { ip, port, stop: stopAll([daemon], folder) };
}

function zone({ submissions, submission }: { submissions: number; submission: number }): string {
  return `$ORIGIN example.test.
$TTL 60
@ IN SOA ns hostmaster 1 3600 600 86400 60
@ IN NS ns
ns IN A ${ip}
mail IN A ${ip}
@ IN MX 10 mail
_submissions._tcp IN SRV 0 1 ${submissions} mail
_submission._tcp IN SRV 10 1 ${submission} mail
@ IN TXT "v=spf1 mx -all"
`;
}

function nsdConf(folder: string, port: number, zoneFile: string): string {
  return `server:
  ip-address: ${ip}
  port: ${port}
  server-count: 1
  username: nsd
  zonesdir: "${folder}"
  database: ""
  pidfile: "${folder}/nsd.pid"
  xfrdfile: "${folder}/xfrd.state"
  zonelistfile: "${folder}/zone.list"
  xfrdir: "${folder}"
  logfile: "${folder}/log"
remote-control:
  control-enable: no
zone:
  name: example.test
  zonefile: "${zoneFile}"
`;
}
