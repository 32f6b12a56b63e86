/** Postfix with Cyrus SASL: port 25 without sign-in, submission and submissions with it. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { freePort } from './daemon.ts';
import { needs } from './packages.ts';
import { account, type MailPeer, makeFolder, type PeerOptions, stopAll, waitForMessage } from './peer.ts';

const programs = needs(
  ['postfix', '/usr/lib/postfix/sbin/master', 'saslpasswd2', 'chown'],
  ['libsasl2-modules', 'libsasl2-modules-db'],
);

/** User and group that own the mailboxes; Debian gives both this number. */
const nobody = 65_534;

interface Settings {
  folder: string;
  certFile: string;
  keyFile: string;
  caFile: string;
  clientCertificate: boolean;
  ports: { relay: number; submission: number; submissions: number };
  sizeLimit: number;
}

/** Starts Postfix. Mail for example.test lands in one maildir; the account may send as itself only. */
export async function startPostfix(options: PeerOptions = {}): Promise<MailPeer> {
  await programs.install();
  const { folder, files } = await makeFolder(options.certificate);
  const ports = { relay: await freePort(), submission: await freePort(), submissions: await freePort() };
  await makeFolders(folder);
  await writeSasl(folder, options.mechanisms ?? ['PLAIN', 'LOGIN']);
  const { sizeLimit = 10_485_760, clientCertificate = false } = options;
  const settings = { folder, ports, sizeLimit, clientCertificate, ...files };
  writeFileSync(path.join(folder, 'etc/main.cf'), mainCf(settings));
  writeFileSync(path.join(folder, 'etc/master.cf'), masterCf(settings));
  const config = path.join(folder, 'etc');
  await programs.run('postfix', ['-c', config, 'check']);
  // -d keeps the server in the process group that it is started in.
  const args = ['-c', config, '-d'];
  const daemon = await programs.serve(
    '/usr/lib/postfix/sbin/master',
    args,
    path.join(folder, 'log'),
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

async function makeFolders(folder: string): Promise<void> {
  for (const name of ['etc/sasl', 'spool', 'data', 'mail'])
    mkdirSync(path.join(folder, name), { recursive: true });
  await programs.run('chown', ['postfix', path.join(folder, 'data')]);
  await programs.run('chown', ['nobody:nogroup', path.join(folder, 'mail')]);
}

async function writeSasl(folder: string, mechanisms: string[]): Promise<void> {
  const database = path.join(folder, 'sasldb2');
  const [user = '', domain = ''] = account.address.split('@');
  await programs.run('saslpasswd2', ['-p', '-c', '-f', database, '-u', domain, user], {
    input: account.password,
  });
  await programs.run('chown', ['postfix', database]);
  writeFileSync(
    path.join(folder, 'etc/sasl/smtpd.conf'),
    [
      'pwcheck_method: auxprop',
      'auxprop_plugin: sasldb',
      `sasldb_path: ${database}`,
      `mech_list: ${mechanisms.join(' ')}`,
      '',
    ].join('\n'),
  );
}

function mainCf({ folder, certFile, keyFile, sizeLimit }: Settings): string {
  return `compatibility_level = 3.6
queue_directory = ${folder}/spool
data_directory = ${folder}/data
maillog_file = ${folder}/log
maillog_file_prefixes = ${folder}
myhostname = mail.example.test
mydestination =
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
mynetworks = 192.0.2.1
alias_maps =
message_size_limit = ${sizeLimit}
smtpd_tls_cert_file = ${certFile}
smtpd_tls_key_file = ${keyFile}
smtpd_tls_security_level = may
smtpd_sasl_path = smtpd
cyrus_sasl_config_path = ${folder}/etc/sasl
smtpd_sasl_local_domain = example.test
smtpd_sasl_security_options = noanonymous
smtpd_sender_login_maps = inline:{{${account.address} = ${account.address}}, {boss@example.test = boss@example.test}}
virtual_mailbox_domains = example.test
virtual_mailbox_base = ${folder}/mail
virtual_mailbox_maps = static:user/
virtual_uid_maps = static:${nobody}
virtual_gid_maps = static:${nobody}
transport_maps = static:virtual
smtpd_relay_restrictions = permit_sasl_authenticated, reject_unauth_destination
`;
}

function masterCf({ ports: { relay, submission, submissions }, ...settings }: Settings): string {
  const signIn = [
    'smtpd_sasl_auth_enable=yes',
    'smtpd_tls_auth_only=yes',
    'smtpd_client_restrictions=permit_sasl_authenticated,reject',
    'smtpd_sender_restrictions=reject_sender_login_mismatch',
    ...(settings.clientCertificate
      ? ['smtpd_tls_req_ccert=yes', `smtpd_tls_CAfile=${settings.caFile}`, 'smtpd_tls_ask_ccert=yes']
      : []),
  ];
  const service = (port: number, ...settings: string[]) =>
    [`127.0.0.1:${port} inet n - n - - smtpd`, ...settings.map((setting) => `-o ${setting}`)].join(' ');
  return `${service(relay)}
${service(submission, 'smtpd_tls_security_level=encrypt', ...signIn)}
${service(submissions, 'smtpd_tls_wrappermode=yes', ...signIn)}
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
tlsmgr unix - - n 1000? 1 tlsmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
verify unix - - n - 1 verify
proxymap unix - - n - - proxymap
anvil unix - - n - 1 anvil
scache unix - - n - 1 scache
error unix - - n - - error
retry unix - - n - - error
virtual unix - n n - - virtual
postlog unix-dgram n - n - 1 postlogd
`;
}
