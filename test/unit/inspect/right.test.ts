/** Right configurations: nothing certain is said about any, and hardly ever anything likely. */
import { expect, it } from 'vitest';
import { exportSettings } from '../../../electron/engine/export/export-settings.ts';
import { inspect } from '../../../electron/engine/inspect/inspect.ts';
import { exportFormats } from '../../../shared/exports.ts';
import { ordinary } from '../../support/mail-settings.ts';

const hosts = ['smtp.mail.example', 'mail.shop.example', 'smtp-relay.werk.example', 'out.praxis.example'];
const pairs = [
  { security: 'tls', port: 465 },
  { security: 'starttls', port: 587 },
  { security: 'starttls', port: 2525 },
] as const;

/** As the programs' own pages and compose files write them: other keys around, remarks, defaults left out. */
const written: readonly ((host: string) => string)[] = [
  (host) =>
    `SMTP_HOST=${host}\nSMTP_PORT=465\nSMTP_SECURE=true\nSMTP_USERNAME=a@b.example\nSMTP_PASSWORD=x1y2z3\n`,
  (host) =>
    `SMTP_HOST=${host}\nSMTP_PORT=587\nSMTP_SECURE=false\nSMTP_FROM_EMAIL=a@b.example\nSMTP_FROM_NAME=App\n`,
  (host) =>
    `# mail\nEMAIL_HOST=${host}\nEMAIL_PORT=587\nEMAIL_USE_TLS=True\nEMAIL_HOST_USER=a@b.example\nDEBUG=False\nSECRET_KEY=abc\n`,
  (host) =>
    `EMAIL_HOST = "${host}"\nEMAIL_PORT = int(os.environ.get("EMAIL_PORT", 465))\nEMAIL_USE_SSL = True\n`,
  (host) =>
    `N8N_EMAIL_MODE=smtp\nN8N_SMTP_HOST=${host}\nN8N_SMTP_PORT=465\nN8N_SMTP_USER=a\nN8N_SMTP_PASS=p4ss5\nN8N_SMTP_SENDER=a@b.example\n`,
  (host) =>
    `[mailer]\nENABLED = true\nPROTOCOL = smtps\nSMTP_ADDR = ${host}\nSMTP_PORT = 465\nFROM = "Git" <git@b.example>\nUSER = git@b.example\nPASSWD = \`x y\`\n`,
  (host) =>
    `[smtp]\nenabled = true\nhost = ${host}:587\nuser = a@b.example\npassword = """x#y"""\nskip_verify = false\nfrom_address = a@b.example\nstartTLS_policy = MandatoryStartTLS\n`,
  (host) =>
    `services:\n  grafana:\n    image: grafana/grafana\n    environment:\n      - GF_SMTP_ENABLED=true\n      - GF_SMTP_HOST=${host}:465\n      - GF_SMTP_USER=a@b.example\n      - GF_SMTP_FROM_ADDRESS=a@b.example\n`,
  (host) =>
    `spring:\n  mail:\n    host: ${host}\n    port: 587\n    username: a@b.example\n    password: \${MAIL_PASSWORD}\n    properties:\n      mail:\n        smtp:\n          auth: true\n          starttls:\n            enable: true\n            required: true\n`,
  (host) =>
    `spring.mail.host=${host}\nspring.mail.port=465\nspring.mail.properties.mail.smtp.ssl.enable=true\nspring.mail.username=a@b.example\n`,
  (host) =>
    `email:\n  smtp_host: ${host}\n  smtp_port: 587\n  require_transport_security: true\n  notif_from: "Your %(app)s server <noreply@b.example>"\n`,
  (host) => `MAILER_DSN=smtp://user:pass@${host}:587\n`,
  (host) => `MAILER_DSN=smtps://user%40b.example:pa%24s@${host}:465\n`,
  (host) =>
    `SMTP_SERVER=${host}\nSMTP_PORT=587\nSMTP_LOGIN=a@b.example\nSMTP_PASSWORD=x1y2\nSMTP_FROM_ADDRESS=Mastodon <n@b.example>\nSMTP_AUTH_METHOD=plain\nSMTP_ENABLE_STARTTLS=auto\n`,
  (host) =>
    `AUTHENTIK_EMAIL__HOST=${host}\nAUTHENTIK_EMAIL__PORT=587\nAUTHENTIK_EMAIL__USE_TLS=true\nAUTHENTIK_EMAIL__USE_SSL=false\nAUTHENTIK_EMAIL__TIMEOUT=10\nAUTHENTIK_EMAIL__FROM=a@b.example\n`,
  (host) =>
    `{"mail":{"from":"'Shop' <a@b.example>","transport":"SMTP","options":{"host":"${host}","port":465,"secure":true,"auth":{"user":"a","pass":"b1c2d"}}}}`,
  (host) =>
    `defaults\nauth on\ntls on\nlogfile ~/.msmtp.log\n\naccount work\nhost ${host}\nport 587\nfrom a@b.example\nuser a@b.example\npasswordeval "gpg -d x"\n\naccount default : work\n`,
  (host) =>
    `const t = nodemailer.createTransport({ host: "${host}", port: 587, secure: false, auth: { user: process.env.USER, pass: process.env.PASS } });`,
  (host) =>
    `relayhost = [${host}]:587\nsmtp_sasl_auth_enable = yes\nsmtp_sasl_password_maps = hash:/etc/postfix/sasl_passwd\nsmtp_sasl_security_options = noanonymous\nsmtp_tls_security_level = encrypt\n`,
  (host) => `Server: ${host}\nPort: 587\nEncryption: STARTTLS\nUser name: a@b.example\nFrom: a@b.example\n`,
  (host) =>
    `SMTP-Server: ${host}\nPort: 465\nVerschlüsselung: SSL/TLS\nBenutzername: a@b.example\nAbsender: a@b.example\n`,
  (host) =>
    `set smtp_url = "smtps://a@${host}:465/"\nset smtp_pass = "x1y2z"\nset from = "a@b.example"\nset ssl_force_tls = yes\n`,
  (host) =>
    `user_pref("mail.smtpserver.smtp1.hostname", "${host}");\nuser_pref("mail.smtpserver.smtp1.port", 465);\nuser_pref("mail.smtpserver.smtp1.try_ssl", 3);\nuser_pref("mail.smtpserver.smtp1.username", "a@b.example");\n`,
  (host) =>
    `MAIL_MAILER=smtp\nMAIL_HOST=${host}\nMAIL_PORT=587\nMAIL_USERNAME=null\nMAIL_PASSWORD=null\nMAIL_ENCRYPTION=tls\nMAIL_FROM_ADDRESS="hello@b.example"\nMAIL_FROM_NAME="\${APP_NAME}"\n`,
  (host) =>
    `GOTRUE_SMTP_HOST=${host}\nGOTRUE_SMTP_PORT=587\nGOTRUE_SMTP_USER=a\nGOTRUE_SMTP_PASS=b1c2d\nGOTRUE_SMTP_ADMIN_EMAIL=a@b.example\n`,
  (host) =>
    `DISCOURSE_SMTP_ADDRESS: ${host}\nDISCOURSE_SMTP_PORT: 587\nDISCOURSE_SMTP_USER_NAME: a@b.example\nDISCOURSE_SMTP_PASSWORD: "x1y2z"\nDISCOURSE_SMTP_ENABLE_START_TLS: true\n`,
  (host) =>
    `SMTP_ADDRESS=${host}\nSMTP_PORT=587\nSMTP_USERNAME=a@b.example\nSMTP_AUTHENTICATION=plain\nSMTP_ENABLE_STARTTLS_AUTO=true\nSMTP_OPENSSL_VERIFY_MODE=peer\n`,
  (host) =>
    `HOST = ${host}\nglobalSettings__mail__smtp__host=${host}\nglobalSettings__mail__smtp__port=587\nglobalSettings__mail__smtp__ssl=false\nglobalSettings__mail__smtp__username=a@b.example\n`,
  (host) =>
    `global:\n  smtp_smarthost: '${host}:587'\n  smtp_from: 'a@b.example'\n  smtp_auth_username: 'a@b.example'\n`,
  (host) =>
    `$mail->Host = '${host}'; $mail->Port = 465; $mail->SMTPSecure = PHPMailer::ENCRYPTION_SMTPS; $mail->SMTPAuth = true;`,
  (host) =>
    `    'MAIL' => [\n        'defaultMailFromAddress' => 'a@b.example',\n        'transport' => 'smtp',\n        'transport_smtp_encrypt' => '',\n        'transport_smtp_password' => 'x1y2z3',\n        'transport_smtp_server' => '${host}:587',\n        'transport_smtp_username' => 'a@b.example',\n    ],`,
  (host) =>
    `$GLOBALS['TYPO3_CONF_VARS']['MAIL']['transport_smtp_encrypt'] = true;\n$GLOBALS['TYPO3_CONF_VARS']['MAIL']['transport_smtp_server'] = '${host}:465';\n`,
  (host) =>
    `$config['imap_host'] = 'ssl://${host}:993';\n$config['smtp_host'] = 'tls://${host}:587';\n$config['smtp_user'] = '%u';\n$config['smtp_pass'] = '%p';\n`,
  (host) =>
    `$config['des_key'] = 'abc';\n$config['smtp_host'] = 'ssl://${host}:465';\n$config['smtp_user'] = '%u';\n`,
  (host) =>
    `[mail]\ntransport = "smtp"\nport = "587"\nhost = "${host}"\ntype = "LOGIN"\nusername = "a@b.example"\npassword = "x1y2z3"\nencryption = "tls"\n`,
  (host) =>
    `[mail]\ntransport = smtp\nport = 587 ; optional\nhost = ${host} ; SMTP server address\ntype = PLAIN\nusername = a\npassword = x1y2z3\nencryption =\n`,
  (host) =>
    `env:\n  - name: SMTP_HOST\n    value: ${host}\n  - name: SMTP_PORT\n    value: "465"\n  - name: SMTP_SECURE\n    value: "true"\n  - name: SMTP_PASSWORD\n    valueFrom: {secretKeyRef: {name: mail, key: password}}\n`,
  (host) =>
    `        env:\n        - name: GF_SMTP_ENABLED\n          value: "true"\n        - name: GF_SMTP_HOST\n          value: "${host}:587"\n        - name: GF_SMTP_FROM_ADDRESS\n          value: "a@b.example"\n`,
  (host) =>
    `[Service]\nEnvironment=SMTP_HOST=${host}\nEnvironment=SMTP_PORT=587\nEnvironment=SMTP_USER=a@b.example\nEnvironment=MAIL_FROM=Portfolio <no-reply@b.example>\nRestart=always\n`,
  (host) =>
    `[Service]\nEnvironment="SMTP_HOST=${host}" "SMTP_PORT=465" "SMTP_SECURE=true"\nEnvironment="SMTP_PASS=x1y2z3"\n`,
  (host) =>
    `[Container]\nEnvironment=SMTP_HOST=${host}\nEnvironment=SMTP_SECURE=tls\nEnvironment=SMTP_PORT=587\nEnvironment=SMTP_NAME=a@b.example\nSecret=x,type=env,target=SMTP_PASSWORD\n`,
  (host) =>
    `{ "EmailSettings": { "FromEmail": "a@b.example", "SmtpServer": "${host}", "SmtpPort": 587, "Username": "a", "Password": "x1y2z3", "EnableSsl": true } }`,
  (host) =>
    `dc_eximconfig_configtype='smarthost'\ndc_other_hostnames=''\ndc_readhost='b.example'\ndc_smarthost='${host}::587'\nCFILEMODE='644'\ndc_use_split_config='false'\n`,
  (host) => `dc_smarthost='${host}::465'\nREMOTE_SMTP_SMARTHOST_PROTOCOL = smtps\n`,
];

const own = exportFormats
  .filter(({ id }) => id !== 'device-sheet' && id !== 'thunderbird-android')
  .map(({ id }) => ({
    name: id as string,
    texts: hosts.flatMap((host) =>
      pairs.flatMap((pair) => {
        const settings = ordinary(pair.security, { host, port: pair.port });
        const answer = exportSettings(id, settings, {
          language: 'en',
          writtenAt: new Date('2026-11-22T14:00:00Z'),
        });
        return answer.ok ? [answer.text] : [];
      }),
    ),
  }));
const foreign = written.map((write, index) => ({ name: `written ${index}`, texts: hosts.map(write) }));
const all = [...own, ...foreign];

it('there are hundreds of right configurations', () => {
  expect(all.flatMap(({ texts }) => texts).length).toBeGreaterThan(300);
});

it.each(all)('$name is left alone', ({ texts }) => {
  for (const text of texts) {
    const { dialect, findings } = inspect(text, 'en').result;
    expect(dialect, text).not.toBeNull();
    const said = findings.filter(({ certainty }) => certainty !== 'possible');
    expect(
      said.map(({ problem, key }) => ({ problem, key })),
      text,
    ).toEqual([]);
  }
});
