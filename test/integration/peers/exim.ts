/** Exim, unpacked beside whichever mail server is installed as a package. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { freePort, startDaemon } from './daemon.ts';
import { needs, unpack } from './packages.ts';
import {
  account,
  type MailPeer,
  mailHost,
  makeFolder,
  type PeerOptions,
  stopAll,
  waitForMessage,
} from './peer.ts';

const programs = needs(['chmod', 'chown', 'cp', 'getent', 'useradd']);

/** The account that Debian's Exim was built for; its package would make it. */
const runAs = 'Debian-exim';

interface Settings {
  folder: string;
  program: string;
  ports: { relay: number; submission: number; submissions: number };
  sizeLimit: number;
  /** Authority of the certificates that clients have to show, null when they need none. */
  clientAuthority: string | null;
}

/** Starts Exim. Mail for every domain lands in one maildir. */
export async function startExim(options: PeerOptions = {}): Promise<MailPeer> {
  const { folder, files } = await makeFolder(options.certificate);
  await unpack(path.join(folder, 'package'), ['exim4-daemon-light', 'exim4-base']);
  await makeAccount();
  const program = path.join(folder, 'package/usr/sbin/exim4');
  await programs.run('chmod', ['u-s', program]);
  const ports = { relay: await freePort(), submission: await freePort(), submissions: await freePort() };
  await makeFolders(folder, files.certFile, files.keyFile);
  const config = path.join(folder, 'exim.conf');
  const clientAuthority = options.clientCertificate ? files.caFile : null;
  const { sizeLimit = 10_485_760 } = options;
  writeFileSync(config, eximConf({ folder, program, ports, sizeLimit, clientAuthority }));
  const daemon = await startDaemon(
    program,
    ['-C', config, '-bdf'],
    path.join(folder, 'start.log'),
    Object.values(ports),
  );
  return {
    ...ports,
    caPem: files.caPem,
    caFile: files.caFile,
    delivered: (text) => waitForMessage(path.join(folder, 'mail'), text),
    stop: stopAll([daemon], folder),
  };
}

async function makeAccount(): Promise<void> {
  if ((await programs.finish('getent', ['passwd', runAs])).exitCode === 0) return;
  await programs.run('useradd', [
    '--system',
    '--user-group',
    '--no-create-home',
    '--shell',
    '/usr/sbin/nologin',
    runAs,
  ]);
}

async function makeFolders(folder: string, certFile: string, keyFile: string): Promise<void> {
  for (const name of ['spool', 'logs', 'mail', 'tls']) mkdirSync(path.join(folder, name));
  await programs.run('cp', [certFile, path.join(folder, 'tls/cert.pem')]);
  await programs.run('cp', [keyFile, path.join(folder, 'tls/key.pem')]);
  await programs.run('chown', [
    '-R',
    runAs,
    ...['spool', 'logs', 'mail', 'tls'].map((name) => path.join(folder, name)),
  ]);
}

function eximConf({ folder, program, ports, sizeLimit, clientAuthority }: Settings): string {
  return `exim_user = ${runAs}
exim_group = ${runAs}
deliver_drop_privilege = true
exim_path = ${program}
spool_directory = ${folder}/spool
log_file_path = ${folder}/logs/%slog
pid_file_path = ${folder}/spool/exim.pid
primary_hostname = ${mailHost}
local_interfaces = 127.0.0.1
daemon_smtp_ports = ${ports.relay} : ${ports.submission} : ${ports.submissions}
tls_on_connect_ports = ${ports.submissions}
tls_advertise_hosts = *
tls_certificate = ${folder}/tls/cert.pem
tls_privatekey = ${folder}/tls/key.pem
${clientAuthority === null ? '' : `tls_verify_hosts = *\ntls_verify_certificates = ${clientAuthority}`}
message_size_limit = ${sizeLimit}
auth_advertise_hosts = \${if and{{def:tls_in_cipher}{!={$received_port}{${ports.relay}}}}{*}{}}
rfc1413_hosts =
host_lookup =
hosts_treat_as_local =
keep_environment =
acl_smtp_mail = \${if ={$received_port}{${ports.relay}}{acl_anyone}{acl_account}}
acl_smtp_rcpt = acl_recipient
acl_smtp_data = acl_anyone
begin acl
acl_anyone:
  accept
acl_account:
  deny message = Must issue a STARTTLS command first
       condition = \${if !def:tls_in_cipher}
  require message = Authentication required
          authenticated = *
  deny message = Sender not owned by this account
       !condition = \${if eq{$sender_address}{$authenticated_id}}
  accept
acl_recipient:
  accept authenticated = *
  accept domains = example.test
  deny message = relay not permitted
begin routers
all:
  driver = accept
  transport = box
begin transports
box:
  driver = appendfile
  directory = ${folder}/mail/user
  maildir_format
  create_directory
  user = ${runAs}
begin retry
* * F,1h,1m
begin authenticators
plain:
  driver = plaintext
  public_name = PLAIN
  server_prompts = :
  server_condition = \${if and{{eq{$auth2}{${account.address}}}{eq{$auth3}{${account.password}}}}}
  server_set_id = $auth2
login:
  driver = plaintext
  public_name = LOGIN
  server_prompts = Username:: : Password::
  server_condition = \${if and{{eq{$auth1}{${account.address}}}{eq{$auth2}{${account.password}}}}}
  server_set_id = $auth1
cram:
  driver = cram_md5
  public_name = CRAM-MD5
  server_secret = \${if eq{$auth1}{${account.address}}{${account.password}}fail}
  server_set_id = $auth1
`;
}
