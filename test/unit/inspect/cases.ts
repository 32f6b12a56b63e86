/** Configurations with one fault each, retold from public threads with neutral names, and the line that mends them. */

export interface ConfigCase {
  name: string;
  text: string;
  /** The wrong line; null where it is missing. */
  wrong: string | null;
  key: string;
  fixed: string | null;
}

const lines = (...all: string[]) => all.join('\n');

export const configCases: readonly ConfigCase[] = [
  {
    name: 'Activiti with another prefix',
    text: lines(
      'spring.mailServerUseTLS=true',
      'spring.mailServerHost=mail.example.net',
      'spring.mailServerPort=465',
    ),
    wrong: 'spring.mailServerHost=mail.example.net',
    key: 'spring.mailServerHost',
    fixed: 'spring.activiti.mailServerHost=mail.example.net',
  },
  {
    name: 'CDS, whose tls is TLS from the start',
    text: lines(
      '[api.smtp]',
      '    from = "no-reply@example.com"',
      '    host = "smtp.sendgrid.net"',
      '    port = "587"',
      '    tls = true',
      '    user = "apikey"',
    ),
    wrong: '    port = "587"',
    key: 'port',
    fixed: '    port = "465"',
  },
  {
    name: 'Django with switches that come as text',
    text: lines(
      "EMAIL_HOST = os.getenv('EMAIL_HOST')",
      "EMAIL_PORT = os.getenv('EMAIL_PORT')",
      "EMAIL_USE_TLS = os.getenv('EMAIL_USE_TLS')",
      "EMAIL_USE_SSL = os.getenv('EMAIL_USE_SSL')",
    ),
    wrong: "EMAIL_USE_SSL = os.getenv('EMAIL_USE_SSL')",
    key: 'EMAIL_USE_SSL',
    fixed: "EMAIL_USE_SSL = os.getenv('EMAIL_USE_SSL') == 'True'",
  },
  {
    name: 'Ghost with the key of another program',
    text: lines(
      'environment:',
      '  mail__transport: "SMTP"',
      '  mail__options__host: "smtp.example.com"',
      '  mail__options__port: 587',
      '  mail__options__secure: "false"',
      '  mail__options__auth__user: "postmaster@example.com"',
      '  mail__options__auth__password: "PUT-PASSWORD-HERE"',
    ),
    wrong: '  mail__options__auth__password: "PUT-PASSWORD-HERE"',
    key: 'mail__options__auth__password',
    fixed: '  mail__options__auth__pass: "PUT-PASSWORD-HERE"',
  },
  {
    name: 'Gitea with keys of two versions',
    text: lines(
      '[mailer]',
      'IS_TLS_ENABLED = true',
      'USER = git@example.com',
      'SMTP_ADDR = smtp.gmail.com',
      'MAILER_TYPE = smtp',
      'SMTP_PORT = 465',
      'PROTOCOL = smtps',
      'FROM = git@example.com',
    ),
    wrong: 'SMTP_ADDR = smtp.gmail.com',
    key: 'SMTP_ADDR',
    fixed: 'HOST = smtp.gmail.com:465',
  },
  {
    name: 'Django on 465 without its switch',
    text: lines(
      'EMAIL_HOST=smtp.example.com',
      'EMAIL_PORT=465',
      'EMAIL_HOST_USER=user@example.com',
      'DEFAULT_FROM_EMAIL=user@example.com',
    ),
    wrong: null,
    key: 'EMAIL_USE_SSL',
    fixed: 'EMAIL_USE_SSL=True',
  },
  {
    name: 'SMTP_SECURE on 587',
    text: lines('SMTP_HOST=mail.shop.example', 'SMTP_PORT=587', 'SMTP_SECURE=true'),
    wrong: 'SMTP_SECURE=true',
    key: 'SMTP_SECURE',
    fixed: 'SMTP_SECURE=false',
  },
  {
    name: 'Keycloak with both switches on',
    text: lines(
      'Host: smtp.example.de',
      'Port: 465',
      'Enable SSL: true',
      'Enable StartTLS: true',
      'Username: user@example.de',
      'From: user@example.de',
    ),
    wrong: 'Enable StartTLS: true',
    key: 'Enable StartTLS',
    fixed: 'Enable StartTLS: false',
  },
  {
    name: 'Mastodon with TLS from the start on 587',
    text: lines(
      'SMTP_SERVER=smtp-relay.example.com',
      'SMTP_PORT=587',
      'SMTP_LOGIN=user@example.com',
      'SMTP_FROM_ADDRESS=user@example.com',
      'SMTP_TLS=true',
      'SMTP_ENABLE_STARTTLS_AUTO=true',
    ),
    wrong: 'SMTP_TLS=true',
    key: 'SMTP_TLS',
    fixed: 'SMTP_TLS=false',
  },
  {
    name: 'PHPMailer with ssl:// on 587',
    text: lines(
      '$mail->IsSMTP();',
      '$mail->Host = "ssl://smtp.gmail.com";',
      '$mail->Port = 587;',
      '$mail->SMTPAuth = true;',
    ),
    wrong: '$mail->Host = "ssl://smtp.gmail.com";',
    key: 'Host',
    fixed: '$mail->Host = "smtp.gmail.com";\n$mail->SMTPSecure = "tls";',
  },
  {
    name: 'PHPMailer with ssl on 587',
    text: lines(
      "$mail->Host       = 'smtp.gmail.com';",
      '$mail->SMTPAuth   = true;',
      "$mail->SMTPSecure = 'ssl';",
      '$mail->Port       = 587;',
    ),
    wrong: "$mail->SMTPSecure = 'ssl';",
    key: 'SMTPSecure',
    fixed: "$mail->SMTPSecure = 'tls';",
  },
  {
    name: 'a Postfix container on 465',
    text: lines('RELAY_HOST: smtp.gmail.com', "RELAY_PORT: '465'", 'RELAY_USER: user@gmail.com'),
    wrong: "RELAY_PORT: '465'",
    key: 'RELAY_PORT',
    fixed: "RELAY_PORT: '587'",
  },
  {
    name: 'Sentry with a host that another file overrides',
    text: lines(
      'SENTRY_EMAIL_PORT=587',
      'SENTRY_EMAIL_USE_TLS=True',
      'SENTRY_EMAIL_HOST=smtp-relay.gmail.com',
      '# docker-compose.yml: environment: SENTRY_EMAIL_HOST: smtp',
    ),
    wrong: '# docker-compose.yml: environment: SENTRY_EMAIL_HOST: smtp',
    key: 'SENTRY_EMAIL_HOST',
    fixed: null,
  },
  {
    name: 'a form with a web address for a host',
    text: lines(
      'Host: http://smtp.gmail.com',
      'Port number: 587',
      'Username: user@gmail.com',
      'Sender email: user@gmail.com',
    ),
    wrong: 'Host: http://smtp.gmail.com',
    key: 'Host',
    fixed: 'Host: smtp.gmail.com',
  },
  {
    name: 'Synapse without a sender',
    text: lines(
      'email:',
      '  smtp_host: mail.example.com',
      '  smtp_port: 465',
      '  smtp_user: user@example.com',
      '  force_tls: true',
      '  enable_notifs: true',
    ),
    wrong: null,
    key: 'notif_from',
    fixed: '  notif_from: user@example.com',
  },
  {
    name: 'authentik with both switches on',
    text: lines(
      'AUTHENTIK_EMAIL__HOST=smtp.office365.com',
      'AUTHENTIK_EMAIL__PORT=587',
      'AUTHENTIK_EMAIL__USE_TLS=true',
      'AUTHENTIK_EMAIL__USE_SSL=true',
      'AUTHENTIK_EMAIL__FROM=support@example.com',
    ),
    wrong: 'AUTHENTIK_EMAIL__USE_SSL=true',
    key: 'AUTHENTIK_EMAIL__USE_SSL',
    fixed: 'AUTHENTIK_EMAIL__USE_SSL=false',
  },
  {
    name: 'msmtp with tls off',
    text: lines(
      'account default',
      'host mail.example.com',
      'port 587',
      'auth plain',
      'user automailer@example.com',
      'passwordeval "cat /etc/mailpw"',
      'tls off',
      'tls_starttls on',
    ),
    wrong: 'tls off',
    key: 'tls',
    fixed: 'tls on',
  },
  {
    name: 'n8n, whose switch is on while it is missing',
    text: lines(
      'N8N_EMAIL_MODE=smtp',
      'N8N_SMTP_HOST=smtp.example.com',
      'N8N_SMTP_PORT=587',
      'N8N_SMTP_SENDER=user@example.com',
    ),
    wrong: null,
    key: 'N8N_SMTP_SSL',
    fixed: 'N8N_SMTP_SSL=false',
  },
  {
    name: 'Grafana with a port of its own',
    text: lines(
      'GF_SMTP_ENABLED=true',
      'GF_SMTP_HOST=smtp.shop.example',
      'GF_SMTP_PORT=465',
      'GF_SMTP_USER=a@shop.example',
    ),
    wrong: 'GF_SMTP_PORT=465',
    key: 'GF_SMTP_PORT',
    fixed: 'GF_SMTP_HOST=smtp.shop.example:465',
  },
  {
    name: 'Spring Boot on 465 with STARTTLS',
    text: lines(
      'spring.mail.host=smtp.shop.example',
      'spring.mail.port=465',
      'spring.mail.properties.mail.smtp.starttls.enable=true',
    ),
    wrong: null,
    key: 'spring.mail.properties.mail.smtp.ssl.enable',
    fixed: 'spring.mail.properties.mail.smtp.ssl.enable=true',
  },
  {
    name: 'GitLab with both switches on',
    text: lines(
      `gitlab_rails['smtp_address'] = "smtp.shop.example"`,
      "gitlab_rails['smtp_port'] = 465",
      "gitlab_rails['smtp_tls'] = true",
      "gitlab_rails['smtp_enable_starttls_auto'] = true",
    ),
    wrong: "gitlab_rails['smtp_enable_starttls_auto'] = true",
    key: 'smtp_enable_starttls_auto',
    fixed: "gitlab_rails['smtp_enable_starttls_auto'] = false",
  },
  {
    name: 'Symfony with smtps on 587',
    text: 'MAILER_DSN=smtps://ana:PUT-PASSWORD-HERE@smtp.shop.example:587',
    wrong: 'MAILER_DSN=smtps://ana:PUT-PASSWORD-HERE@smtp.shop.example:587',
    key: 'MAILER_DSN',
    fixed: 'MAILER_DSN=smtp://ana:PUT-PASSWORD-HERE@smtp.shop.example:587',
  },
  {
    name: 'Postfix on 465 without its switch',
    text: lines(
      'relayhost = [smtp.shop.example]:465',
      'smtp_sasl_auth_enable = yes',
      'smtp_tls_security_level = encrypt',
    ),
    wrong: null,
    key: 'smtp_tls_wrappermode',
    fixed: 'smtp_tls_wrappermode = yes',
  },
  {
    name: 'a constant of PHPMailer',
    text: lines(
      "$mail->Host = 'smtp.shop.example';",
      '$mail->SMTPSecure = PHPMailer::ENCRYPTION_SMTPS;',
      '$mail->Port = 587;',
    ),
    wrong: '$mail->SMTPSecure = PHPMailer::ENCRYPTION_SMTPS;',
    key: 'SMTPSecure',
    fixed: '$mail->SMTPSecure = PHPMailer::ENCRYPTION_STARTTLS;',
  },
];
