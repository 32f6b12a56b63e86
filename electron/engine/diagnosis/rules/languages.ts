/** Rules for the words of other languages. The words are in wordings.ts and wordings-of-servers.ts. */
import { anyOf, type Rule } from '../rule.ts';
import { networkWordings, type Wording } from './wordings.ts';
import { serverWordings } from './wordings-of-servers.ts';

const winsock = 'https://learn.microsoft.com/windows/win32/winsock/windows-sockets-error-codes-2';
const smtp = 'RFC 5321 4.2: the words of a reply are free';

function ruleOf({ class: problem, level = 'cause', words, not }: Wording, source: string): Rule {
  return {
    id: `in-other-languages-${problem}`,
    class: problem,
    level,
    certainty: 'likely',
    when: { text: anyOf(...Object.values(words)), ...(not && { not }) },
    source,
  };
}

/** From server to server an account that is locked at RCPT belongs to the recipient. */
function atRecipient(rule: Rule): Rule {
  return {
    ...rule,
    id: 'in-other-languages-locked-at-recipient',
    class: 'recipient-unknown',
    when: { ...rule.when, stage: ['rcpt-to'], port: [25] },
  };
}

const ofServers = serverWordings.map((wording) => ruleOf(wording, smtp));

export const languageRules: readonly Rule[] = [
  ...networkWordings.map((wording) => ruleOf(wording, winsock)),
  ...ofServers,
  ...ofServers.filter((rule) => rule.class === 'account-locked-or-disabled').map(atRecipient),
];
