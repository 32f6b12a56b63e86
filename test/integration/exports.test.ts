/** Exports read by the programs they are made for: what was meant is what they understand. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Secret } from '../../electron/engine/base/secret.ts';
import { exportSettings } from '../../electron/engine/export/export-settings.ts';
import { qrPayload } from '../../electron/engine/export/formats/thunderbird-android.ts';
import { exportFormats, type FormatId } from '../../shared/exports.ts';
import type { MailSettings } from '../../shared/mail-settings.ts';
import { awkward, awkwardPassword, ordinary, securities } from '../support/mail-settings.ts';
import { skipsPeers } from './peers.ts';
import { readDotenv, readerPrograms, readers } from './readers.ts';

const plainPassword = 'Correct-Horse-7';
/** GitLab takes no quotes in a password. */
const passwords: Partial<Record<FormatId, string>> = { gitlab: '$w#rd \\ {x}' };

const cases = securities.flatMap((security) => [
  { name: `ordinary, ${security}`, settings: ordinary(security), password: plainPassword },
  { name: `awkward, ${security}`, settings: awkward(security), password: awkwardPassword },
]);

describe.skipIf(skipsPeers())('exports and the programs they are for', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'sendwell-exports-'));
  beforeAll(readerPrograms.install);
  afterAll(() => rmSync(folder, { recursive: true }));

  describe.each(cases)('$name', ({ settings, password }) => {
    const { host, port, security, username, fromAddress, displayName } = settings;
    const bracketed = host.includes(':') ? `[${host}]` : host;
    const [local = '', domain = ''] = fromAddress.split('@');

    function read(id: FormatId): Promise<unknown> {
      const carries = exportFormats.find((format) => format.id === id)?.password === 'on-request';
      const answer = exportSettings(id, settings, {
        language: 'en',
        writtenAt: new Date(),
        allowUnprotected: true,
        password: carries ? new Secret(passwords[id] ?? password) : undefined,
      });
      if (!answer.ok) throw new Error(`${id}: ${answer.refusal}`);
      return (
        readers[id]?.(answer.text, mkdtempSync(path.join(folder, `${id}-`))) ?? Promise.reject(new Error(id))
      );
    }

    it('msmtp', async () => {
      expect(await read('msmtp')).toMatchObject({
        host,
        port: String(port),
        user: username,
        from: fromAddress,
        tls: security === 'none' ? 'off' : 'on',
        ...(security === 'none' ? {} : { tls_starttls: security === 'starttls' ? 'on' : 'off' }),
      });
    });

    it('Postfix', async () => {
      const level = { smtp_tls_security_level: security === 'none' ? 'none' : 'secure' };
      expect(await read('postfix')).toMatchObject({
        relayhost: `[${host}]:${port}`,
        smtp_sasl_auth_enable: 'yes',
        ...level,
        ...(security === 'none' ? {} : { smtp_tls_wrappermode: security === 'tls' ? 'yes' : 'no' }),
        looked: `${username}:PUT-PASSWORD-HERE`,
        canonical: `static:${fromAddress}`,
      });
    });

    it('Python', async () => {
      const tls = security === 'tls';
      expect(await read('python')).toEqual([
        [tls ? 'SMTP_SSL' : 'SMTP', host, port, tls ? 'context' : null],
        ...(security === 'starttls' ? [['starttls', 'SSLContext']] : []),
        ['login', username, password],
        ['send', fromAddress, displayName ?? ''],
      ]);
    });

    it('Django', async () => {
      expect(await read('django')).toMatchObject({
        EMAIL_HOST: host,
        EMAIL_PORT: port,
        EMAIL_USE_SSL: security === 'tls',
        EMAIL_USE_TLS: security === 'starttls',
        EMAIL_HOST_USER: username,
        EMAIL_HOST_PASSWORD: password,
        name: displayName ?? '',
        address: fromAddress,
      });
    });

    it('PHPMailer', async () => {
      const secure = { tls: 'ssl', starttls: 'tls', none: '' }[security];
      expect(await read('phpmailer')).toEqual([
        'smtp',
        bracketed,
        port,
        secure,
        security !== 'none',
        true,
        username,
        password,
        fromAddress,
        displayName ?? '',
      ]);
    });

    it('WordPress', async () => {
      expect(await read('wordpress')).toEqual({
        WPMS_ON: true,
        WPMS_MAILER: 'smtp',
        WPMS_SMTP_HOST: bracketed,
        WPMS_SMTP_PORT: port,
        WPMS_SSL: { tls: 'ssl', starttls: 'tls', none: '' }[security],
        WPMS_SMTP_AUTOTLS: security === 'starttls',
        WPMS_SMTP_AUTH: true,
        WPMS_SMTP_USER: username,
        WPMS_SMTP_PASS: password,
        WPMS_MAIL_FROM: fromAddress,
        WPMS_MAIL_FROM_FORCE: true,
        ...(displayName === null ? {} : { WPMS_MAIL_FROM_NAME: displayName }),
      });
    });

    it('Nextcloud', async () => {
      const values = {
        mail_smtpmode: 'smtp',
        mail_smtphost: bracketed,
        mail_smtpport: port,
        mail_smtpsecure: security === 'tls' ? 'ssl' : '',
        mail_smtpauth: true,
        mail_smtpname: username,
        mail_smtppassword: password,
        mail_from_address: local,
        mail_domain: domain,
      };
      expect(await read('nextcloud')).toEqual(values);
      const calls = (await read('nextcloud-occ')) as string[][];
      for (const call of calls) expect(call.slice(0, 2)).toEqual(['occ', 'config:system:set']);
      const set = calls.map(([, , key, ...rest]) => [key, rest.at(-1)?.replace(/^--value=/, '')]);
      expect(Object.fromEntries(set)).toEqual(
        Object.fromEntries(Object.entries(values).map(([key, value]) => [key, String(value)])),
      );
    });

    it('GitLab and Rails', async () => {
      expect(await read('gitlab')).toMatchObject({
        smtp_enable: true,
        smtp_address: host,
        smtp_port: port,
        smtp_user_name: username,
        smtp_password: passwords.gitlab,
        smtp_domain: domain,
        smtp_tls: security === 'tls',
        smtp_enable_starttls_auto: security === 'starttls',
        gitlab_email_from: fromAddress,
      });
      expect(await read('rails')).toMatchObject({
        address: host,
        port,
        user_name: username,
        password,
        authentication: 'plain',
        tls: security === 'tls',
        ...(security === 'starttls' ? { enable_starttls: true } : { enable_starttls_auto: false }),
        from: fromAddress,
        name: displayName,
      });
    });

    it('Home Assistant', async () => {
      expect(await read('home-assistant')).toEqual({
        notify: [
          {
            name: 'mail',
            platform: 'smtp',
            server: host,
            port,
            encryption: security,
            sender: fromAddress,
            recipient: fromAddress,
            ...(displayName === null ? {} : { sender_name: displayName }),
            username,
            password,
          },
        ],
      });
    });

    it('Compose, curl, git and Symfony', async () => {
      expect(await read('compose')).toEqual({
        services: {
          app: {
            environment: {
              SMTP_HOST: host,
              SMTP_PORT: String(port),
              SMTP_SECURE: String(security === 'tls'),
              SMTP_USER: username.replaceAll('$', '$$$$'),
              SMTP_PASSWORD: password.replaceAll('$', '$$$$'),
              SMTP_FROM: fromAddress.replaceAll('$', '$$$$'),
            },
          },
        },
      });
      const scheme = security === 'tls' ? 'smtps' : 'smtp';
      expect(await read('curl')).toEqual([
        '--url',
        `${scheme}://${bracketed}:${port}`,
        ...(security === 'starttls' ? ['--ssl-reqd'] : []),
        '--user',
        `${username}:${password}`,
        '--mail-from',
        fromAddress,
        '--mail-rcpt',
        fromAddress,
        '--upload-file',
        '-',
      ]);
      expect(await read('git-send-email')).toMatchObject({
        'sendemail.smtpserver': host,
        'sendemail.smtpserverport': String(port),
        'sendemail.smtpencryption': { tls: 'ssl', starttls: 'tls', none: 'none' }[security],
        'sendemail.smtpuser': username,
        'sendemail.smtppass': password,
      });
      expect(await read('symfony')).toEqual([scheme, bracketed, port, username, password]);
    });

    it.skipIf(/[:\s]/.test(username) || host.includes(':'))('Exim', async () => {
      expect(await read('exim4')).toEqual({
        dc_smarthost: `${host}::${port}`,
        ...{
          tls: { REMOTE_SMTP_SMARTHOST_PROTOCOL: 'smtps' },
          starttls: { REMOTE_SMTP_SMARTHOST_HOSTS_REQUIRE_TLS: '*' },
          none: { REMOTE_SMTP_SMARTHOST_HOSTS_AVOID_TLS: '*' },
        }[security],
      });
    });

    it('environment files in a shell and in phpdotenv', async () => {
      const common = {
        SMTP_HOST: host,
        SMTP_PORT: String(port),
        SMTP_FROM: fromAddress,
        SMTP_PASSWORD: password,
      };
      expect(await read('env')).toMatchObject({ ...common, SMTP_SECURITY: security, SMTP_USER: username });
      const words = { tls: 'force_tls', starttls: 'starttls', none: 'off' };
      expect(await read('vaultwarden')).toMatchObject({
        ...common,
        SMTP_SECURITY: words[security],
        SMTP_USERNAME: username,
      });
      expect(await read('laravel')).toMatchObject({
        MAIL_HOST: bracketed,
        MAIL_SCHEME: security === 'tls' ? 'smtps' : 'smtp',
        MAIL_USERNAME: username,
        MAIL_PASSWORD: password,
        MAIL_FROM_ADDRESS: fromAddress,
      });
    });

    it('Apple and Thunderbird', async () => {
      expect(await read('apple')).toMatchObject({
        PayloadContent: [
          {
            OutgoingMailServerHostName: host,
            OutgoingMailServerPortNumber: port,
            OutgoingMailServerUseSSL: security !== 'none',
            OutgoingMailServerUsername: username,
            EmailAddress: fromAddress,
            EmailAccountName: displayName ?? '',
          },
        ],
      });
      const sockets = { tls: 'SSL', starttls: 'STARTTLS', none: 'plain' };
      const shownUser = username === fromAddress ? '%EMAILADDRESS%' : username;
      expect(await read('thunderbird')).toEqual([host, String(port), sockets[security], shownUser]);
    });

    it('the QR code as a scanner sees it', async () => {
      expect(await read('thunderbird-android')).toEqual(JSON.parse(qrPayload(settings) ?? ''));
    });
  });

  it.each(['plain-1_2@x', 'two words', "it's #1", 'a\\b', '$HOME {x}', 'ü'])(
    'python-dotenv reads %j',
    async (value) => {
      const settings: MailSettings = ordinary('tls', { username: value });
      const answer = exportSettings('env', settings, { language: 'en', writtenAt: new Date() });
      expect(answer).toMatchObject({ ok: true, notes: [] });
      if (answer.ok) expect(await readDotenv(answer.text, folder)).toMatchObject({ SMTP_USER: value });
    },
  );
});
