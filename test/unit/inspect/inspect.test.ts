import { describe, expect, it } from 'vitest';
import { inspect } from '../../../electron/engine/inspect/inspect.ts';
import { inspectResultSchema } from '../../../shared/inspect.ts';
import { configCases } from './cases.ts';
import { pastedCases } from './pasted-cases.ts';

const read = (text: string) => inspect(text, 'en').result;

describe.each([...configCases, ...pastedCases])('$name', ({ text, wrong, key, fixed }) => {
  it('names the line and the right one', () => {
    const result = inspectResultSchema.parse(read(text));
    expect(result.findings).toContainEqual(expect.objectContaining({ line: wrong, key, fixed }));
  });

  it('is silent once corrected', () => {
    const { corrected } = read(text);
    expect(corrected).not.toBeNull();
    expect(read(corrected ?? '').findings).toEqual([]);
  });
});

describe('a wrong pair of port and protection', () => {
  it('has two repairs that are right', () => {
    const [finding] = read('SMTP_HOST=mail.shop.example\nSMTP_PORT=587\nSMTP_SECURE=true\n').findings;
    expect(finding).toMatchObject({
      problem: 'mode-port',
      line: 'SMTP_SECURE=true',
      lineNumber: 3,
      fixed: 'SMTP_SECURE=false',
      alternatives: [{ line: 'SMTP_PORT=587', fixed: 'SMTP_PORT=465' }],
    });
  });

  it('keeps line ends, quotes and what else stands on the line', () => {
    const { corrected } = read(
      "SMTP_HOST='mail.shop.example'\r\nSMTP_PORT=587 # port\r\nSMTP_SECURE='true' # tls\r\n",
    );
    expect(corrected).toBe(
      "SMTP_HOST='mail.shop.example'\r\nSMTP_PORT=587 # port\r\nSMTP_SECURE='false' # tls\r\n",
    );
  });
});

it('text without mail settings is nothing', () => {
  expect(read('Dear all,\nthe meeting is at 10.\n')).toMatchObject({
    dialect: null,
    findings: [],
    corrected: null,
  });
  expect(read('')).toMatchObject({ dialect: null });
  expect(read('HOST=web.example\nPORT=8080\nDEBUG=true\n')).toMatchObject({ dialect: null });
});

describe('passwords', () => {
  const planted = 'Zx9-planted-77';
  it.each([
    `SMTP_HOST=h.example\nSMTP_PORT=587\nSMTP_SECURE=true\nSMTP_PASS=${planted}\n# old one was ${planted}`,
    `SMTP_HOST=h.example\nSMTP_PORT=587\nSMTP_SECURE=true\nSMTP_PASSWROD='${planted}'\n`,
    `MAILER_DSN=smtp://ana:${planted}@h.example:465`,
    `dc_smarthost='h.example::465'\n# /etc/exim4/passwd.client\n#  *.h.example:ana@shop.example:${planted}`,
    `dc_smarthost='h.example::465'\nh.example:ana:${planted}\n`,
    `dc_smarthost='h.example::465'\nh.example:ana@h.example:Sec ret ${planted} \n`,
    `MAIL_HOST=h.example\nMAIL_PORT=465\nMAIL_ENCRYPTION=tls\nAPP_KEY=base64:${planted}=\n`,
    `env:\n  - name: SMTP_HOST\n    value: h.example\n  - name: SMTP_PORT\n    value: "587"\n  - name: SMTP_SECURE\n    value: "true"\n  - name: SMTP_PASSWORD\n    value: ${planted}\n`,
    `[Service]\nEnvironment="SMTP_HOST=h.example" "SMTP_PASS=${planted}" "SMTP_PORT=587"\nEnvironment=SMTP_SECURE=true\n`,
    `'transport_smtp_server' => 'h.example:587',\n'transport_smtp_encrypt' => 'tls',\n'transport_smtp_password' => '${planted}',\n`,
    `services:\n  app:\n    environment:\n      - SMTP_HOST=h.example\n      - SMTP_PORT=587\n      - SMTP_SECURE=true\n      - "SMTP_PASSWORD=${planted}"`,
    `email:\n  smtp_host: h.example\n  smtp_port: 465\n  force_tls: true\n  smtp_pass: |\n    ${planted}\n`,
    `$mail->Host = "ssl://h.example"; $mail->Port = 587; $mail->SMTPAuth = true; $mail->Password = "${planted}";`,
    `Host: http://h.example\nPort: 587\nPassword: ${planted}\n`,
    `account a\nhost h.example\nport 465\ntls on\ntls_starttls on\npassword ${planted}\n`,
  ])('stands nowhere: %#', (text) => {
    const { result, password } = inspect(text, 'en');
    expect(result.dialect).not.toBeNull();
    expect(JSON.stringify(result)).not.toContain(planted);
    expect(`${password}${JSON.stringify({ password })}`).not.toContain(planted);
    expect(result.notes.map(({ code }) => code)).toContain('password-cut');
  });
});

it('a tag of web.config that is only mentioned hides nothing', () => {
  const text =
    '# docker network create <network-name>\nSMTP_HOST=h.example\nSMTP_PORT=465\nSMTP_SECURE=true\n';
  expect(read(text).settings).toMatchObject({ host: 'h.example', port: 465 });
});

describe('nothing is evaluated, run or followed', () => {
  it('commands, files and variables stay what they are', () => {
    const text =
      'account a\nhost `hostname`\nport 587\ntls on\ntls_starttls on\npasswordeval "touch /tmp/x"\ninclude ~/.other\n';
    const result = read(text);
    expect(result.settings.host).toBe('`hostname`');
    expect(result.notes.map(({ code }) => code)).toContain('not-followed');
  });

  it('aliases of YAML are not expanded', () => {
    const bomb = [
      'a: &a [x,x,x,x,x,x,x,x,x]',
      ...'bcdefghij'
        .split('')
        .map((name, index) => `${name}: &${name} [${`*${'abcdefghij'[index]},`.repeat(9)}]`),
    ];
    const text = `${bomb.join('\n')}\nemail:\n  smtp_host: h.example\n  smtp_port: 587\n  force_tls: true\n  notif_from: a@h.example\n`;
    expect(read(text).findings.map(({ problem }) => problem)).toEqual(['mode-port']);
  });

  it('names of objects are only names', () => {
    const result = read(
      '{"smtpServer":{"__proto__":{"polluted":1},"constructor":"x","host":"h.example","port":"587","ssl":"true","starttls":"false"}}',
    );
    expect(result.dialect).toBe('keycloak');
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it.each([
    '['.repeat(100_000),
    `a:${' '.repeat(300_000)}`,
    `${'SMTP_HOST='.repeat(40_000)}`,
    `SMTP_HOST=${'"\\'.repeat(100_000)}`,
    `${'- '.repeat(50_000)}x`,
    `${'a'.repeat(390_000)}:`,
    'x: &a\n  y: *a\nemail: *a\n',
    `MAILER_DSN=smtp://${':'.repeat(100_000)}`,
    'SMTP_HOST=a\n'.repeat(30_000),
  ])(
    'hostile text %# ends',
    (text) => {
      expect(inspectResultSchema.safeParse(read(text)).success).toBe(true);
    },
    20_000,
  );
});

describe('variables of a container on its command line', () => {
  it('adds another option, where and how the others stand', () => {
    const line = 'docker run -e EMAIL_HOST=h.example -e EMAIL_PORT=465 -e EMAIL_USE_TLS=0 web:1 # shop';
    expect(read(line).corrected).toBe(
      'docker run -e EMAIL_HOST=h.example -e EMAIL_PORT=465 -e EMAIL_USE_TLS=0 -e EMAIL_USE_SSL=1 web:1 # shop',
    );
    const last = 'docker run web:1 \\\n  --env "EMAIL_HOST=h.example" \\\n  --env "EMAIL_PORT=465"';
    expect(read(last).corrected).toBe(`${last} \\\n  --env "EMAIL_USE_SSL=True"`);
  });

  it('leaves out an option and nothing else on its line', () => {
    const { findings, corrected } = read(
      'docker run -e SMTP_HOST=h.example -e SMTP_PORT=465 -e SMTP_SECURE=true -e SMTP_PORT=587 web:1',
    );
    const right = 'docker run -e SMTP_HOST=h.example -e SMTP_PORT=465 -e SMTP_SECURE=true web:1';
    expect(findings).toContainEqual(
      expect.objectContaining({ problem: 'overridden', key: 'SMTP_PORT', fixed: right }),
    );
    expect(corrected).toBe(right);
  });

  it('cuts the password on its line and follows no file', () => {
    const { notes, corrected } = read(
      "docker run --env-file mail.env -e SMTP_HOST=h.example -e SMTP_PASS='a b-open-sesame' -e SMTP_PORT=587 -e SMTP_SECURE=true web:1",
    );
    expect(corrected).not.toContain('sesame');
    expect(notes.map(({ code }) => code)).toEqual(['password-cut', 'not-followed']);
  });
});

describe('PowerShell', () => {
  it('says what Microsoft says where a port is wrong for Send-MailMessage, and works nothing out', () => {
    const { findings, settings } = read(
      'Send-MailMessage -From "$me" -SmtpServer "h.example" `\n  -UseSsl:$true `\n  -Port 465 # $(whoami)\nTest-NetConnection -Port 80 h.example\n',
    );
    expect(settings).toMatchObject({ host: 'h.example', port: 465, security: 'starttls', from: null });
    expect(findings).toMatchObject([
      { problem: 'mode-port', line: '  -Port 465 # $(whoami)', lineNumber: 3, certainty: 'certain' },
    ]);
    expect(findings[0]?.source?.url).toContain('smtpclient.enablessl');
  });

  it('is silent where port and protection fit, and cuts passwords', () => {
    const text = [
      "$smtpServer = 'h.example'",
      '$smtpPort = 587',
      "$secret = ConvertTo-SecureString 'planted-77-x' -AsPlainText -Force",
      '$params = @{ SmtpServer = $smtpServer; Port = $smtpPort; UseSsl = $true }',
      'Send-MailMessage @params',
    ].join('\n');
    const { result, text: cut } = inspect(text, 'en');
    expect(result).toMatchObject({
      program: 'Send-MailMessage',
      settings: { host: 'h.example', port: 587, security: 'starttls' },
      findings: [],
    });
    expect(cut).not.toContain('planted');
  });
});
