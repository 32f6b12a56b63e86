/** Whether a text that somebody brings along is a configuration or tells of an error. */

/** A name with something of mail in it. */
const name = String.raw`[\w.'">[\]$-]{0,60}(?:smtp|mail|host|port|server|secur|encrypt|ssl|tls)[\w.'"\])-]{0,40}`;
/** What may stand before it: a list, a shell, Terraform or a line number. */
const before = String.raw`(?:(?:[-*•$]|export|set|ENV|-e|--env|postconf -e|\d{1,5}:?)[ \t]{1,4})?["'\x60]?`;
/** A setting as most programs write it: a name and a value. */
const setting = new RegExp(
  String.raw`^[ \t]{0,40}${before}${name}[ \t]{0,20}(?:=>|[=:])[ \t]{0,20}\S|^[ \t]{0,40}(?:-e[ \t]+)?${name}[ \t]{0,20}=\S`,
  'i',
);
/** As msmtp and Proxmox write it, and labels of forms with blanks. */
const words =
  /^[ \t]{0,40}(?:(?:host|port|tls|tls_\w{2,20}|mode|server|auth)[ \t]{1,30}\S{1,255}|[\w /()-]{0,30}(?:SMTP|mail|server|port|security|encryption|hostname)[\w /()-]{0,30}:[ \t]{0,9}\S.{0,200})$/i;
/** One such line is enough: a call, a command or an address that only mail settings have. */
const plain =
  /smtplib\.SMTP(?:_SSL)?\(|SmtpClient\b|\.setHost\(|\.NewDialer\(|createTransport\(|Send-MailMessage|\bMAILER_DSN\s?=|\bsmtp_url\s?=|mail\.smtp\.(?:host|port)\b|<network\s+host=|--from-address\b|\bpvesh\b/i;
/** What stands in no configuration: replies of servers, stack traces, times of logs. */
const telling =
  /^[ \t]{0,40}(?:[245]\d\d[ -]|at \S|File "|Traceback|S: |C: |<<<|>>>|\d{4}-\d\d-\d\d|\w{3} [ \d]\d \d\d:)|(?<!TLS )Error\b(?!\s?[=:]\s?(?:on|off|true|false|yes|no)\b)|Exception:|\bfailed\b|\brefused\b|timed ?out|\btimeout\b(?!['"]?\s?[=:]|\s\d)/i;

/** Lines that are looked at. */
const most = 400;

/** A line that says it all, or at least two settings; and no line that tells of an error. */
export function looksLikeConfiguration(text: string): boolean {
  const lines = text.split('\n', most).map((line) => line.slice(0, 300));
  const points = lines.reduce((sum, line) => sum + weight(line), 0);
  return points >= 2 && !lines.some((line) => telling.test(line));
}

function weight(line: string): number {
  if (plain.test(line)) return 2;
  return setting.test(line) || words.test(line) ? 1 : 0;
}
