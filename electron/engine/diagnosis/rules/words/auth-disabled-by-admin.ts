/** Sending from apps is switched off for the account or its organisation. */
import { anyOf, group, inLanguages } from '../../rule.ts';

export const authDisabledByAdmin = group({ class: 'auth-disabled-by-admin', level: 'cause' })({
  'sending-switched-off': {
    text: anyOf(
      '(smtp|imap|pop3?|imap/smtp|smtp auth\\w{0,30}|client|external|third[- ]party|outgoing|mail client)[ /\\w]{0,24} (access|service|protocol|authentication|auth|submission|login|clients?)?.{0,16}(is |are |was |has been |have been )?(disabled|switched off|turned off|not (enabled|activated|allowed|open|permitted|active|turned on)|inactive|deactivated)',
      'user has no permission|has no (smtp |access )?permission',
      'does not have access rights|no access rights',
      '(not|isn.t|n.t) (enabled|activated|allowed|permitted|authorized|opened) (for|to use|to access) .{0,24}(smtp|imap|pop|service|protocol|external|client)',
      '(access|service|login|protocol) .{0,30}(disabled|not enabled|denied|blocked|restricted) (for|by|on) (this|your|the) (account|tenant|mailbox|domain|organi[sz]ation|user|admin\\w{0,30})',
      'disabled by (your |the |an? )?admin',
      '(smtp|pop3?|imap).{0,20}(must|has to|needs? to|should|please) be (enabled|activated|switched on|turned on)',
      '(enable|activate|turn on|switch on) (the )?(smtp|imap|pop3?|external|client)',
      'login source not allowed|uc oper no permission',
      '(api|mail|gmail|graph)\\b[ /\\w]{0,16}(service|api|app)[ /\\w]{0,8} (is |has )?(not (been )?(enabled|activated)|disabled)|mail service not enabled',
      'has not been used in project .{1,60}or it is disabled|accessnotconfigured|api has not been (enabled|used)',
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
      'domain',
    ),
    source:
      'https://support.microsoft.com/office/pop-imap-and-smtp-settings-8361e398-8af4-4e97-b147-6c6c4ac95353',
  },
  'in-other-languages-auth-disabled-by-admin': {
    text: inLanguages({
      de: '(pop3?|imap|smtp).{0,40}(nicht|erst) (freigeschaltet|aktiviert|erlaubt)',
      fr: '(pop3?|imap|smtp).{0,30}(d[ée]sactiv|pas activ)',
      es: '(pop3?|imap|smtp).{0,30}(desactivad|deshabilitad|no est[aá] (activ|habilit))',
      it: '(pop3?|imap|smtp).{0,30}(disattivat|disabilitat|non (attiv|abilitat))',
      pl: 'dost[eę]p .{0,40}wy[lł][aą]czon',
      ru: 'доступ .{0,30}(отключен|запрещ[её]н)',
      zh: '未开启|未开通|没有开启|服务未开启',
      ko: '사용 ?(안함|하지 않음|설정되어 있지)',
    }),
    source: 'RFC 5321 4.2: the words of a reply are free',
  },
});
