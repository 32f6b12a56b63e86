/** aiosmtpd, the SMTP server of many test beds and small gateways: alone, and behind what ends TLS in front of it. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { CertificateFiles } from './certificates.ts';
import { type Daemon, freePort } from './daemon.ts';
import { needs } from './packages.ts';
import { account, type MailPeer, makeFolder, type PeerOptions, stopAll, waitForMessage } from './peer.ts';

const programs = needs(['/usr/bin/python3', 'stunnel4', 'haproxy'], ['python3-aiosmtpd']);
const script = path.join(import.meta.dirname, 'aiosmtpd-server.py');

interface Backend {
  folder: string;
  files: CertificateFiles;
  daemon: Daemon;
  /** `plain`: takes AUTH without TLS, for a proxy on this computer. */
  ports: { submission: number; submissions: number; plain: number };
}

/** Starts aiosmtpd. It relays nothing and checks no sender: that is left to who writes a server with it. */
export async function startAiosmtpd(options: PeerOptions = {}): Promise<MailPeer> {
  const backend = await startBackend(options);
  return peer(backend, backend.ports, []);
}

/** stunnel speaks TLS on both ports, also STARTTLS; behind it aiosmtpd hears plain text. */
export async function startStunnel(options: PeerOptions = {}): Promise<MailPeer> {
  const backend = await startBackend(options);
  const ports = await freePorts();
  const config = path.join(backend.folder, 'stunnel.conf');
  writeFileSync(config, stunnelConf(backend, ports, options));
  const log = path.join(backend.folder, 'stunnel.log');
  return peer(backend, ports, [await programs.serve('stunnel4', [config], log, Object.values(ports))]);
}

/** HAProxy ends TLS on one port and passes the other on as it is, so that STARTTLS is aiosmtpd's. */
export async function startHaproxy(options: PeerOptions = {}): Promise<MailPeer> {
  const backend = await startBackend(options);
  const ports = await freePorts();
  const { files, folder } = backend;
  const config = path.join(folder, 'haproxy.cfg');
  const pems = [files.certFile, files.keyFile].map((file) => readFileSync(file, 'utf8'));
  writeFileSync(path.join(folder, 'both.pem'), pems.join('\n'), { mode: 0o600 });
  writeFileSync(config, haproxyCfg(backend, ports, options));
  const log = path.join(folder, 'haproxy.log');
  const args = ['-db', '-f', config];
  return peer(backend, ports, [await programs.serve('haproxy', args, log, Object.values(ports))]);
}

async function freePorts() {
  return { submission: await freePort(), submissions: await freePort() };
}

async function startBackend(options: PeerOptions): Promise<Backend> {
  const { folder, files } = await makeFolder(options.certificate);
  const box = path.join(folder, 'box');
  mkdirSync(box);
  const ports = { ...(await freePorts()), plain: await freePort() };
  const { sizeLimit = 10_485_760, clientCertificate = false } = options;
  const settings = JSON.stringify({ ...account, ...files, box, ports, sizeLimit, clientCertificate });
  const log = path.join(folder, 'log');
  const daemon = await programs.serve('/usr/bin/python3', [script, settings], log, Object.values(ports));
  return { folder, files, daemon, ports };
}

function peer(
  { folder, files, daemon }: Backend,
  { submission, submissions }: { submission: number; submissions: number },
  proxies: Daemon[],
): MailPeer {
  return {
    submission,
    submissions,
    relay: null,
    caPem: files.caPem,
    caFile: files.caFile,
    delivered: (text) => waitForMessage(path.join(folder, 'box'), text),
    stop: stopAll([...proxies, daemon], folder),
  };
}

type Ports = { submission: number; submissions: number };

function stunnelConf({ files, folder, ports }: Backend, front: Ports, options: PeerOptions): string {
  return `foreground = yes
pid = ${folder}/stunnel.pid
cert = ${files.certFile}
key = ${files.keyFile}
${options.clientCertificate ? `CAfile = ${files.caFile}\nverifyChain = yes\nrequireCert = yes` : ''}
[submissions]
accept = 127.0.0.1:${front.submissions}
connect = 127.0.0.1:${ports.plain}
[submission]
protocol = smtp
accept = 127.0.0.1:${front.submission}
connect = 127.0.0.1:${ports.plain}
`;
}

function haproxyCfg({ files, folder, ports }: Backend, front: Ports, options: PeerOptions): string {
  const verify = options.clientCertificate ? ` verify required ca-file ${files.caFile}` : '';
  return `defaults
  mode tcp
  timeout connect 5s
  timeout client 60s
  timeout server 60s
listen submissions
  bind 127.0.0.1:${front.submissions} ssl crt ${folder}/both.pem${verify}
  server one 127.0.0.1:${ports.plain}
listen submission
  bind 127.0.0.1:${front.submission}
  server one 127.0.0.1:${ports.submission}
`;
}
