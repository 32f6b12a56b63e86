/** Dovecot's submission service. It passes accepted mail on to Postfix's smtp-sink, which files it. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { freePort } from './daemon.ts';
import { needs } from './packages.ts';
import {
  account,
  type MailPeer,
  mailHost,
  makeFolder,
  type PeerOptions,
  stopAll,
  waitForMessage,
} from './peer.ts';

const programs = needs(['dovecot', 'smtp-sink', 'chown'], ['dovecot-submissiond']);

interface Settings {
  folder: string;
  certFile: string;
  keyFile: string;
  ports: { submission: number; submissions: number };
  sinkPort: number;
  mechanisms: string[];
  sizeLimit: number;
  /** Section for passwords or tokens. */
  passdb: string;
}

/** Starts Dovecot submission. It takes AUTH without TLS from loopback; use another peer to see that refused. */
export async function startDovecot(options: PeerOptions = {}): Promise<MailPeer> {
  await programs.install();
  const { folder, files } = await makeFolder(options.certificate);
  const ports = { submission: await freePort(), submissions: await freePort() };
  const sinkPort = await freePort();
  await makeFolders(folder);
  const users = path.join(folder, 'users');
  writeFileSync(users, `${account.address}:{PLAIN}${account.password}\n`, { mode: 0o640 });
  await programs.run('chown', ['root:dovecot', users]);
  const { mechanisms = ['PLAIN', 'LOGIN'], sizeLimit = 10_485_760, introspectionUrl } = options;
  const passdb = introspectionUrl === undefined ? passwords(folder) : tokens(folder, introspectionUrl);
  const config = path.join(folder, 'dovecot.conf');
  writeFileSync(config, dovecotConf({ folder, ports, sinkPort, mechanisms, sizeLimit, passdb, ...files }));
  const sink = await programs.serve(
    'smtp-sink',
    sinkArguments(folder, sinkPort),
    path.join(folder, 'sink.log'),
    [sinkPort],
  );
  const daemon = await programs.serve(
    'dovecot',
    ['-F', '-c', config],
    path.join(folder, 'start.log'),
    Object.values(ports),
  );
  return {
    ...ports,
    relay: null,
    caPem: files.caPem,
    caFile: files.caFile,
    delivered: (text) => waitForMessage(path.join(folder, 'sink'), text),
    stop: stopAll([daemon, sink], folder),
  };
}

async function makeFolders(folder: string): Promise<void> {
  for (const name of ['run', 'state', 'home', 'sink']) mkdirSync(path.join(folder, name));
  await programs.run('chown', ['nobody:nogroup', path.join(folder, 'home'), path.join(folder, 'sink')]);
}

function passwords(folder: string): string {
  return `driver = passwd-file
  args = ${folder}/users`;
}

/** Dovecot asks about each token by POST, and takes the name that the answer says. */
function tokens(folder: string, introspectionUrl: string): string {
  const file = path.join(folder, 'oauth2.conf');
  writeFileSync(
    file,
    [
      `introspection_url = ${introspectionUrl}`,
      'introspection_mode = post',
      'username_attribute = username',
      'active_attribute = active',
      'active_value = true',
      '',
    ].join('\n'),
  );
  return `driver = oauth2
  mechanisms = oauthbearer xoauth2
  args = ${file}`;
}

/** One file per message below `sink`. */
function sinkArguments(folder: string, port: number): string[] {
  return ['-u', 'nobody', '-R', path.join(folder, 'sink'), '-d', 'm.', `127.0.0.1:${port}`, '50'];
}

function dovecotConf({
  folder,
  certFile,
  keyFile,
  ports,
  sinkPort,
  mechanisms,
  sizeLimit,
  passdb,
}: Settings): string {
  return `base_dir = ${folder}/run
state_dir = ${folder}/state
instance_name = ${path.basename(folder)}
log_path = ${folder}/log
protocols = submission
listen = 127.0.0.1
hostname = ${mailHost}
ssl = required
ssl_cert = <${certFile}
ssl_key = <${keyFile}
auth_mechanisms = ${mechanisms.join(' ').toLowerCase()}
auth_failure_delay = 0
disable_plaintext_auth = yes
mail_location = maildir:~/Maildir
passdb {
  ${passdb}
}
userdb {
  driver = static
  args = uid=nobody gid=nogroup home=${folder}/home/%u
}
first_valid_uid = 1
# After a refused sign-in everything from this address would be slowed down.
service anvil {
  unix_listener anvil-auth-penalty {
    mode = 0
  }
}
submission_relay_host = 127.0.0.1
submission_relay_port = ${sinkPort}
submission_max_mail_size = ${sizeLimit}
service submission-login {
  inet_listener submission {
    port = ${ports.submission}
  }
  inet_listener submissions {
    port = ${ports.submissions}
    ssl = yes
  }
}
`;
}
