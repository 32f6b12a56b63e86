/** The message that a report carries back: its header fields name servers and checks that decided nothing. */

/** Fields that only a message has, and those that stand beside them (RFC 5322 3.6, RFC 2045, RFC 6376, RFC 8601). */
const own =
  /^(?:> ?)?(?:received|return-path|message-id|mime-version|dkim-signature|domainkey-signature) ?:/i;
const beside =
  /^(?:> ?)?(?:date|from|to|cc|subject|sender|reply-to|errors-to|references|in-reply-to|user-agent|importance|organization|precedence|delivered-to|envelope-to|delivery-date|feedback-id|auto-submitted|authentication-results|received-spf|content-[\w-]+|thread-[\w-]+|list-[\w-]+|arc-[\w-]+|x-(?!supplementary|postfix;)[\w-]+) ?:/i;
const folded = /^[ \t]+\S/;

/** The text with empty lines in place of those fields: every other line keeps its number. */
export function withoutReturned(text: string): string {
  const lines = text.split('\n');
  if (lines.filter((line) => own.test(line)).length < 2) return text;
  let inField = false;
  return lines
    .map((line) => {
      inField = own.test(line) || beside.test(line) || (inField && folded.test(line));
      return inField ? '' : line;
    })
    .join('\n');
}
