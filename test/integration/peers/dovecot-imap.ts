/** Dovecot's IMAP service with TLS: one mailbox whose folders a test fills. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { freePort } from './daemon.ts';
import { needs } from './packages.ts';
import { account, makeFolder, type PeerOptions, stopAll } from './peer.ts';

const programs = needs(['dovecot', 'chown', 'mv'], ['dovecot-imapd']);

export interface ImapPeer {
  /** Implicit TLS. */
  port: number;
  caPem: string;
  caFile: string;
  /** Files a message as a server does that has received it. */
  file(folder: 'inbox' | 'spam', message: string): Promise<void>;
  stop(): Promise<void>;
}

/** Starts Dovecot. The mailbox belongs to the one account of every peer. */
export async function startDovecotImap(options: Pick<PeerOptions, 'certificate'> = {}): Promise<ImapPeer> {
  await programs.install();
  const { folder, files } = await makeFolder(options.certificate);
  const port = await freePort();
  const mail = path.join(folder, 'mail');
  for (const name of ['run', 'state']) mkdirSync(path.join(folder, name));
  for (const place of ['', '.Spam'])
    for (const part of ['cur', 'new', 'tmp']) mkdirSync(path.join(mail, place, part), { recursive: true });
  const users = path.join(folder, 'users');
  writeFileSync(users, `${account.address}:{PLAIN}${account.password}\n`, { mode: 0o640 });
  await programs.run('chown', ['root:dovecot', users]);
  await programs.run('chown', ['-R', 'nobody:nogroup', mail]);
  const config = path.join(folder, 'dovecot.conf');
  writeFileSync(config, dovecotConf(folder, mail, port, files));
  const daemon = await programs.serve('dovecot', ['-F', '-c', config], path.join(folder, 'start.log'), [
    port,
  ]);
  let filed = 0;
  return {
    port,
    caPem: files.caPem,
    caFile: files.caFile,
    async file(place, message) {
      filed += 1;
      const name = `${Date.now()}.${filed}.test`;
      const root = path.join(mail, place === 'spam' ? '.Spam' : '');
      const draft = path.join(root, 'tmp', name);
      writeFileSync(draft, message);
      await programs.run('chown', ['nobody:nogroup', draft]);
      await programs.run('mv', [draft, path.join(root, 'new', name)]);
    },
    stop: stopAll([daemon], folder),
  };
}

function dovecotConf(
  folder: string,
  mail: string,
  port: number,
  { certFile, keyFile }: { certFile: string; keyFile: string },
): string {
  return `base_dir = ${folder}/run
state_dir = ${folder}/state
instance_name = ${path.basename(folder)}
log_path = ${folder}/log
protocols = imap
listen = 127.0.0.1
ssl = required
ssl_cert = <${certFile}
ssl_key = <${keyFile}
auth_mechanisms = plain login
auth_failure_delay = 0
mail_location = maildir:${mail}
passdb {
  driver = passwd-file
  args = ${folder}/users
}
userdb {
  driver = static
  args = uid=nobody gid=nogroup home=${folder}
}
first_valid_uid = 1
# After a refused sign-in everything from this address would be slowed down.
service anvil {
  unix_listener anvil-auth-penalty {
    mode = 0
  }
}
namespace inbox {
  inbox = yes
  separator = /
  mailbox Spam {
    special_use = \\Junk
  }
}
service imap-login {
  inet_listener imap {
    port = 0
  }
  inet_listener imaps {
    port = ${port}
    ssl = yes
  }
}
`;
}
