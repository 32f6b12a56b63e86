/** The sending account: switched off, locked, still in trial. */
import { anyOf, type Rule, state } from '../rule.ts';

const rfc5248 = 'RFC 5248';

export const accountRules: readonly Rule[] = [
  {
    id: 'sending-switched-off',
    class: 'auth-disabled-by-admin',
    level: 'cause',
    certainty: 'likely',
    when: {
      text: anyOf(
        '(smtp|imap|pop3?|imap/smtp|smtp auth\\w*|client|external|third[- ]party|outgoing|mail client)[ /\\w]{0,24} (access|service|protocol|authentication|auth|submission|login|clients?)?.{0,16}(is |are |was |has been |have been )?(disabled|switched off|turned off|not (enabled|activated|allowed|open|permitted|active|turned on)|inactive|deactivated)',
        'user has no permission|has no (smtp |access )?permission',
        'does not have access rights|no access rights',
        '(not|isn.t|n.t) (enabled|activated|allowed|permitted|authorized|opened) (for|to use|to access) .{0,24}(smtp|imap|pop|service|protocol|external|client)',
        '(access|service|login|protocol|sending) .{0,30}(disabled|not enabled|denied|blocked|restricted) (for|by|on) (this|your|the) (account|tenant|mailbox|domain|organi[sz]ation|user|admin\\w*)',
        'disabled by (your |the |an? )?admin',
        '(smtp|pop3?|imap).{0,20}(must|has to|needs? to|should|please) be (enabled|activated|switched on|turned on)',
        '(enable|activate|turn on|switch on) (the )?(smtp|imap|pop3?|external|client)',
        'login_source_not_allowed|uc_oper_no_permission',
        'service is not (opened|open|activated|enabled)',
      ),
      not: anyOf(
        'starttls',
        'relay',
        'basic authentication',
        'recipient',
        'plain ?text|cleartext|plaintext',
        'relaying',
        'account (is|has been) disabled',
      ),
    },
    source:
      'https://support.microsoft.com/office/pop-imap-and-smtp-settings-8361e398-8af4-4e97-b147-6c6c4ac95353',
  },
  {
    id: 'account-locked-own',
    class: 'account-locked-or-disabled',
    level: 'cause',
    certainty: 'likely',
    when: {
      text: anyOf(
        '\\b(your|this|sending|sender.?s?|smtp|mail|email|e-mail|the) (e-?mail )?(account|user|subscription|service|domain|mailbox)( \\S+@\\S+)?.{0,30} (is |was |are |has been |have been |temporarily |currently |permanently )+.{0,12}(suspended|locked|blocked|deactivated|restricted|banned|closed|terminated|frozen|on hold|disabled|deleted|cancel+ed|expired|under review|compromised)',
        '(message|mail|email) sending (for this account )?(is |has been |was )?(disabled|suspended|blocked|paused)',
        'sending .{0,24}(is |has been |was )?(disabled|suspended|paused|blocked) for (this|your)|sending paused',
        '(outgoing|outbound|sending) (mail|e-?mail|messages|smtp)? ?.{0,30}(is |has been |was |are )?(blocked|suspended|disabled|restricted|on hold)|outgoing mail suspension|outgoing blocked',
        'bad outbound sender|outboundspam|restricted (users?|entit)',
        `(account|user)${state} (suspended|locked|blocked|deactivated|restricted|banned|frozen|disabled|inactive|hacked|compromised|expired)`,
        '(suspended|locked|blocked|disabled|deactivated|banned|restricted|inactive) (account|user)\\b',
        'user (is )?(hang ?up|in blacklist|frozen)',
        'suspicious (activity|login)|unusual (sending )?activity|abuse .{0,30}(detected|account)|account .{0,40}abuse',
        'sender (address |account )?(is )?(blocked|suspended|locked|banned|disabled|temporarily (blocked|disabled))',
        'disabled by (the )?(user|owner|customer)',
        'you cannot use your account|contact us to reactivate|billing|payment (is )?(required|overdue)|unpaid',
      ),
      not: anyOf(
        'recipient',
        'not (yet )?activated',
        '\\bip\\b',
        'smtpclientauthentication',
        'basic authentication',
        'sandbox|trial',
        'security defaults',
      ),
    },
    source: rfc5248,
  },
  {
    id: 'account-locked-at-recipient',
    class: 'recipient-unknown',
    level: 'cause',
    certainty: 'likely',
    when: {
      stage: ['rcpt-to'],
      text: anyOf(
        `(account|user|mailbox|address|recipient)( <?@>?| \\S+)?${state} (suspended|locked|blocked|deactivated|closed|terminated|frozen|disabled|inactive|discontinued|expired|deleted|not active)`,
        'account that you tried to reach is (disabled|inactive)',
        '(suspended|locked|disabled|deactivated|inactive|closed|expired) (account|user|mailbox|e-?mail|address|recipient)',
        'user (is )?(suspended|locked|disabled|frozen|hang ?up)',
      ),
      not: anyOf('storage|quota|full', '\\byour account', 'sending|outgoing|outbound', '\\bip\\b', 'sender'),
    },
    source: 'RFC 3463 3.3: X.2.1',
  },
  {
    id: 'account-locked-code',
    class: 'account-locked-or-disabled',
    level: 'code',
    certainty: 'likely',
    when: { enhanced: ['x.7.13'] },
    source: rfc5248,
  },
  {
    id: 'trial-account',
    class: 'trial-or-sandbox-restriction',
    level: 'fixed',
    certainty: 'likely',
    when: {
      text: anyOf(
        'sandbox',
        '\\btrial\\b',
        'test(ing)? (purposes|emails? to your)',
        '(not|n.t) (yet )?(been )?(activated|approved)(?!.{0,20}(recipient|mailbox))',
        '(pending|awaiting|under) (approval|activation|review)',
        'demo (domain|account|mode)',
        'only send (testing |test )?(e-?mails? )?to (your own|yourself|the account|verified|administrator|recipients|addresses)',
        'free accounts? (are|is|can)',
        'authori[sz]ed recipients',
        'request (an? )?(account )?(activation|production access)|activate your (\\w+ )?account',
        'evaluation (account|version|mode)|developer mode',
      ),
      not: anyOf('smtp (service|access|auth)'),
    },
    source: 'https://docs.aws.amazon.com/ses/latest/dg/request-production-access.html',
  },
];
