/** Whether a text that somebody brings along is a configuration or tells of an error. */

/** Names of files that programs are set up with. JSON is left to settings files. */
export const configurationFile =
  /(?:^|[/\\])\.?(?:msmtprc|muttrc|env)$|\.(?:env|ya?ml|ini|conf|cnf|cf|toml|properties|php|rb|py|m?js|mobileconfig|cs)$|^\.env\b/i;

/** A setting as most programs write it: a name with something of mail in it, and a value. */
const setting =
  /^[ \t]{0,40}(?:[-$]\s?)?[\w.'">[\]$-]{0,60}(?:smtp|mail|host|port|server|secur|encrypt|ssl|tls|relayhost)[\w.'"\])-]{0,40}[ \t]{0,20}(?:=>|[=:])[ \t]{0,20}\S/i;
/** What stands in no configuration: replies of servers, stack traces, times of logs. */
const telling =
  /^[ \t]{0,40}(?:[245]\d\d[ -]|at \S|File "|Traceback|S: |C: |<<<|>>>|\d{4}-\d\d-\d\d|\w{3} [ \d]\d \d\d:)|Error\b|Exception\b|failed\b|refused\b|timed? ?out/i;

/** Lines that are looked at. */
const most = 400;

/** At least two settings, and no line that tells of an error. */
export function looksLikeConfiguration(text: string): boolean {
  const lines = text.split('\n', most).map((line) => line.slice(0, 300));
  return lines.filter((line) => setting.test(line)).length >= 2 && !lines.some((line) => telling.test(line));
}
