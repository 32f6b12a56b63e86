/** The programs that exports are made for, as readers: a file goes in, what the program understood comes out. */
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { FormatId } from '../../shared/exports.ts';
import { needs } from './peers/packages.ts';

export const readerPrograms = needs(
  [
    '/usr/bin/python3',
    'git',
    'msmtp',
    'php',
    'postconf',
    'postmap',
    'rsvg-convert',
    'ruby',
    'sh',
    'xmllint',
    'zbarimg',
  ],
  [
    'libphp-phpmailer',
    'php-symfony-mailer',
    'php-vlucas-phpdotenv',
    'python3-dotenv',
    'python3-yaml',
    'ruby-mail',
  ],
);
const { run } = readerPrograms;

type Read = (text: string, folder: string) => Promise<unknown>;

function put(folder: string, name: string, text: string, mode = 0o600): string {
  const file = path.join(folder, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text, { mode });
  chmodSync(file, mode);
  return file;
}

async function json(command: Parameters<typeof run>[0], args: string[], cwd: string): Promise<unknown> {
  return JSON.parse(await run(command, args, { cwd }));
}

/** `name = value` lines of a program that prints its settings. */
function assignments(output: string): Record<string, string> {
  return Object.fromEntries(
    [...output.matchAll(/^\s*([\w ]+?)\s*=[ \t]?(.*)$/gm)].map(([, name, value]) => [name, value]),
  );
}

/** Stands in for smtplib and writes down what is done with it. */
const recordingSmtplib = `
import json, sys
calls = []
class Server:
    def __init__(self, kind, args, kwargs):
        calls.append([kind, *args, "context" if "context" in kwargs else None])
    def __enter__(self): return self
    def __exit__(self, *rest): print(json.dumps(calls))
    def starttls(self, context): calls.append(["starttls", type(context).__name__])
    def login(self, user, password): calls.append(["login", user, password])
    def send_message(self, message): calls.append(["send", message["From"].addresses[0].addr_spec, message["From"].addresses[0].display_name])
def SMTP(*args, **kwargs): return Server("SMTP", args, kwargs)
def SMTP_SSL(*args, **kwargs): return Server("SMTP_SSL", args, kwargs)
`;

const dumpPhpMailer = `
echo json_encode([$mail->Mailer, $mail->Host, $mail->Port, $mail->SMTPSecure, $mail->SMTPAutoTLS, $mail->SMTPAuth,
  $mail->Username, $mail->Password, $mail->From, $mail->FromName]);
`;

const dumpRails = `
require 'json'
require 'ostruct'
require 'mail'
config = OpenStruct.new(action_mailer: OpenStruct.new)
eval(File.read(ARGV[0], encoding: 'UTF-8'))
settings = config.action_mailer.smtp_settings
Mail::SMTP.new(settings)
from = Mail::Address.new(config.action_mailer.default_options[:from])
puts settings.merge(from: from.address, name: from.display_name).to_json
`;

const dumpGitlab = `
require 'json'
gitlab_rails = {}
eval(File.read(ARGV[0], encoding: 'UTF-8'))
puts gitlab_rails.to_json
`;

const dumpDjango = `
import json, runpy, sys
from email.utils import parseaddr
values = {k: v for k, v in runpy.run_path(sys.argv[1]).items() if k.isupper()}
values["name"], values["address"] = parseaddr(values["DEFAULT_FROM_EMAIL"])
print(json.dumps(values))
`;

const dumpYaml =
  'import json, sys, yaml; print(json.dumps(yaml.safe_load(open(sys.argv[1], encoding="utf-8"))))';
const dumpPlist = 'import json, sys, plistlib; print(json.dumps(plistlib.load(open(sys.argv[1], "rb"))))';
const dumpDotenv =
  'import json, sys, dotenv; print(json.dumps(dotenv.dotenv_values(sys.argv[1], interpolate=False)))';
const dumpShell =
  'set -a; . "$1"; exec /usr/bin/python3 -c "import json, os; print(json.dumps(dict(os.environ)))"';
const dumpPhpdotenv = `<?php require 'Dotenv/autoload.php';
echo json_encode(Dotenv\\Dotenv::parse(file_get_contents($argv[1])));`;

const dumpDsn = `<?php require 'Symfony/Component/Mailer/autoload.php';
$dsn = Symfony\\Component\\Mailer\\Transport\\Dsn::fromString($argv[1]);
echo json_encode([$dsn->getScheme(), $dsn->getHost(), $dsn->getPort(), $dsn->getUser(), $dsn->getPassword()]);`;

/** A \`php\` that writes its arguments down, NUL behind each and a line end behind the call. */
const recordingPhp = `#!/bin/sh\nfor word do printf '%s\\0' "$word"; done\necho\n`;

const shellFile: Read = (text, folder) =>
  json('sh', ['-c', dumpShell, 'sh', put(folder, 'settings.env', text)], folder);

export const readers: Partial<Record<FormatId, Read>> = {
  async msmtp(text, folder) {
    const file = put(folder, 'msmtprc', text);
    return assignments(
      await run('msmtp', [`--file=${file}`, '--pretend', 'nobody@shop.example'], { input: '\n' }),
    );
  },
  /** Debian's update-exim4.conf sources its file; macros are lines of Exim's own. */
  async exim4(text, folder) {
    const [settings = '', macros = ''] = text.split(/^# .*localmacros:$/m);
    const { dc_smarthost } = (await shellFile(settings, folder)) as Record<string, string>;
    return { dc_smarthost, ...assignments(macros.replace(/^#.*$/gm, '').trim()) };
  },
  async postfix(text, folder) {
    put(folder, 'main.cf', `compatibility_level = 3.6\n${text}`, 0o644);
    put(folder, 'master.cf', '', 0o644);
    const [, key = '', value = ''] = /^# {3}(\[.*?\]:\d+) (.*)$/m.exec(text) ?? [];
    const passwords = put(folder, 'sasl_passwd', `${key} ${value}\n`);
    const sender = /^# {3}(sender_canonical_maps = .*)$/m.exec(text)?.[1] ?? '';
    put(folder, 'sender/main.cf', `compatibility_level = 3.6\n${sender}\n`, 0o644);
    put(folder, 'sender/master.cf', '', 0o644);
    const parameters = assignments(await run('postconf', ['-c', folder, '-n', '-x']));
    const looked = await run('postmap', [
      '-c',
      folder,
      '-q',
      parameters.relayhost ?? '',
      `texthash:${passwords}`,
    ]);
    const canonical = await run('postconf', [
      '-c',
      path.join(folder, 'sender'),
      '-h',
      '-x',
      'sender_canonical_maps',
    ]);
    return { ...parameters, looked: looked.trimEnd(), canonical: canonical.trimEnd() };
  },
  python(text, folder) {
    put(folder, 'smtplib.py', recordingSmtplib);
    return json('/usr/bin/python3', [put(folder, 'send_mail.py', text)], folder);
  },
  django: (text, folder) =>
    json('/usr/bin/python3', ['-c', dumpDjango, put(folder, 'settings.py', text)], folder),
  phpmailer(text, folder) {
    put(folder, 'vendor/autoload.php', "<?php require '/usr/share/php/libphp-phpmailer/autoload.php';");
    return json('php', [put(folder, 'mail.php', text + dumpPhpMailer)], folder);
  },
  wordpress: (text, folder) =>
    json(
      'php',
      [put(folder, 'wp.php', `<?php\n${text}echo json_encode(get_defined_constants(true)['user']);`)],
      folder,
    ),
  nextcloud: (text, folder) =>
    json('php', [put(folder, 'nc.php', `${text}echo json_encode($CONFIG);`)], folder),
  async 'nextcloud-occ'(text, folder) {
    put(folder, 'bin/php', recordingPhp, 0o755);
    const script = `PATH="$2:$PATH"; . "$1"`;
    const output = await run('sh', [
      '-c',
      script,
      'sh',
      put(folder, 'occ.sh', text),
      path.join(folder, 'bin'),
    ]);
    return output
      .trimEnd()
      .split('\n')
      .map((line) => line.split('\0').slice(0, -1));
  },
  gitlab: (text, folder) => json('ruby', ['-e', dumpGitlab, put(folder, 'gitlab.rb', text)], folder),
  rails: (text, folder) => json('ruby', ['-e', dumpRails, put(folder, 'mail.rb', text)], folder),
  'home-assistant': (text, folder) =>
    json('/usr/bin/python3', ['-c', dumpYaml, put(folder, 'mail.yaml', text)], folder),
  async apple(text, folder) {
    const file = put(folder, 'mail.mobileconfig', text);
    await run('xmllint', ['--noout', file]);
    return json('/usr/bin/python3', ['-c', dumpPlist, file], folder);
  },
  async thunderbird(text, folder) {
    const file = put(folder, 'config.xml', text);
    const value = (name: string) => run('xmllint', ['--xpath', `string(//outgoingServer/${name})`, file]);
    const names = ['hostname', 'port', 'socketType', 'username'];
    return Promise.all(names.map(async (name) => (await value(name)).replace(/\n$/, '')));
  },
  async 'thunderbird-android'(text, folder) {
    const picture = path.join(folder, 'code.png');
    await run('rsvg-convert', ['-o', picture, put(folder, 'code.svg', text)]);
    return JSON.parse(await run('zbarimg', ['--quiet', '--raw', picture]));
  },
  compose: (text, folder) =>
    json('/usr/bin/python3', ['-c', dumpYaml, put(folder, 'compose.yaml', text)], folder),
  async curl(text, folder) {
    put(folder, 'bin/curl', recordingPhp, 0o755);
    const output = await run('sh', [
      '-c',
      'PATH="$2:$PATH"; . "$1"',
      'sh',
      put(folder, 'send.sh', text),
      path.join(folder, 'bin'),
    ]);
    return output.trimEnd().split('\0').slice(0, -1);
  },
  async 'git-send-email'(text, folder) {
    const file = put(folder, 'gitconfig', text);
    const listed = await run('git', ['config', '--file', file, '--list', '--null']);
    return Object.fromEntries(
      listed
        .split('\0')
        .filter(Boolean)
        .map((entry) => [entry.slice(0, entry.indexOf('\n')), entry.slice(entry.indexOf('\n') + 1)]),
    );
  },
  async symfony(text, folder) {
    const variables = (await shellFile(text, folder)) as Record<string, string>;
    const script = put(folder, 'dsn.php', dumpDsn);
    return json('php', [script, variables.MAILER_DSN ?? ''], folder);
  },
  env: shellFile,
  vaultwarden: shellFile,
  laravel: (text, folder) =>
    json('php', [put(folder, 'read.php', dumpPhpdotenv), put(folder, 'laravel.env', text)], folder),
};

/** python-dotenv, for environment files that every reader takes the same way. */
export const readDotenv: Read = (text, folder) =>
  json('/usr/bin/python3', ['-c', dumpDotenv, put(folder, 'python.env', text)], folder);
