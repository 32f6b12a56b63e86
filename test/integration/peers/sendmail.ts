/** sendmail with Cyrus SASL, in a root of its own. It relays for this computer whoever asks. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { freePort } from './daemon.ts';
import { serveInOwnRoot } from './own-root.ts';
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

const programs = needs(['saslpasswd2'], ['libsasl2-modules', 'libsasl2-modules-db']);

type Ports = { relay: number; submission: number; submissions: number };

/** Starts sendmail. What it accepts stays in its queue; boss@example.test may not send. */
export async function startSendmail(options: PeerOptions = {}): Promise<MailPeer> {
  await programs.install();
  const { folder, files } = await makeFolder(options.certificate);
  const ports = { relay: await freePort(), submission: await freePort(), submissions: await freePort() };
  mkdirSync(path.join(folder, 'queue'), { mode: 0o700 });
  writeFileSync(path.join(folder, 'sendmail.mc'), sendmailMc(folder, ports, options.sizeLimit ?? 10_485_760));
  const daemon = await serveInOwnRoot({
    package: 'sendmail-bin',
    folder,
    start: start(folder),
    ports: Object.values(ports),
  });
  return {
    ...ports,
    caPem: files.caPem,
    caFile: files.caFile,
    delivered: (text) => waitForMessage(path.join(folder, 'queue'), text),
    stop: stopAll([daemon], folder),
  };
}

/** It takes certificates and a password database only from folders that nobody else may write to. */
function start(folder: string): string {
  const [user, domain] = account.address.split('@');
  return `useradd --system --no-create-home smmta
useradd --system --no-create-home smmsp
mkdir -p /etc/mail /usr/lib/sasl2 /var/run/sendmail
cp ${folder}/ca.pem ${folder}/server.pem ${folder}/server.key /etc/mail
cat >/usr/lib/sasl2/Sendmail.conf <<'END'
pwcheck_method: auxprop
auxprop_plugin: sasldb
sasldb_path: /etc/mail/sasldb2
mech_list: PLAIN LOGIN
END
printf %s '${account.password}' | saslpasswd2 -p -c -f /etc/mail/sasldb2 -u ${domain} ${user}
echo '${user}: /dev/null' >/etc/mail/aliases
m4 -D_CF_DIR_=/usr/share/sendmail/cf/ /usr/share/sendmail/cf/m4/cf.m4 ${folder}/sendmail.mc >/etc/mail/sendmail.cf
printf 'From:boss@example.test\\tREJECT\\n' | /usr/libexec/sendmail/makemap hash /etc/mail/access
exec /usr/libexec/sendmail/sendmail -bD
`;
}

/** Of its own words: `M=E` no ETRN, `M=a` sign-in needed, `M=s` TLS from the first byte; `p` no plain password without TLS. */
function sendmailMc(folder: string, ports: Ports, sizeLimit: number): string {
  return `OSTYPE(\`linux')
define(\`confDOMAIN_NAME', \`${mailHost}')
define(\`confSERVER_CERT', \`/etc/mail/server.pem')
define(\`confSERVER_KEY', \`/etc/mail/server.key')
define(\`confCACERT', \`/etc/mail/ca.pem')
define(\`confCACERT_PATH', \`/etc/ssl/certs')
define(\`confAUTH_MECHANISMS', \`PLAIN LOGIN')
TRUST_AUTH_MECH(\`PLAIN LOGIN')
define(\`confAUTH_OPTIONS', \`A p y')
define(\`confMAX_MESSAGE_SIZE', \`${sizeLimit}')
define(\`confDELIVERY_MODE', \`queueonly')
define(\`QUEUE_DIR', \`${folder}/queue')
define(\`confSERVICE_SWITCH_FILE', \`/etc/mail/service.switch-nodns')
FEATURE(\`access_db')
FEATURE(\`accept_unresolvable_domains')
FEATURE(\`no_default_msa')
DAEMON_OPTIONS(\`Name=relay, Addr=127.0.0.1, Port=${ports.relay}, M=A')
DAEMON_OPTIONS(\`Name=submission, Addr=127.0.0.1, Port=${ports.submission}, M=Ea')
DAEMON_OPTIONS(\`Name=submissions, Addr=127.0.0.1, Port=${ports.submissions}, M=Eas')
LOCAL_DOMAIN(\`example.test')
MAILER(\`local')
MAILER(\`smtp')
`;
}
