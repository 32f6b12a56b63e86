/** The sender is not confirmed yet at the service that sends. */
import { anyOf, group } from '../../rule.ts';

export const senderDomainUnverified = group({
  class: 'sender-domain-unverified',
  level: 'cause',
  source: 'https://docs.sendgrid.com/ui/sending-email/sender-verification',
})({
  'sender-not-proven': {
    text: anyOf(
      'sender signature|sender identity|unconfigured sending domain',
      '(sender|from|domain|e-?mail|address|identit\\w{1,30}|signature)s?.{0,60}(is |are |has |have |been |was ){0,6}(not|un|n.t)[ -]?(yet )?(been )?(an? )?(registered or )?(verified|confirmed|validated|registered|associated|approved|configured|set up)',
      '(verify|validate|confirm|register|authenticate|add) (your|the|this|a) (own )?(sender|sending|from|domain|e-?mail address|identity)',
      '(unverified|unvalidated|unconfirmed|unregistered|unapproved) (sender|from|domain|address|e-?mail|identity|sending)',
      '(sender|from|domain|address).{0,60}(must|needs? to|should|has to|have to) (first )?be (verified|confirmed|validated|registered|approved|added|authenticated)',
      '(domain|sender).{0,30}(is )?(not|n.t) (associated|found|registered|authorized|added|linked).{0,30}(account|service|user|project|workspace)',
      'not (an? )?(registered|verified|confirmed|approved)( or \\w{1,30})? (sender|from|address|domain|e-?mail)',
      'following identities failed the check',
      'not an? (authori[sz]ed|allowed|approved) sender|^domain not found: \\S',
      'you are not authorized to send from that email address',
      'sender you used .{0,80}is not valid',
      'sending from domain .{0,60}(is )?not allowed',
      'sender is unvalidated|(missing|no) (domain )?verification',
    ),
    not: anyOf(
      'spf|dmarc',
      'sender verif|verify sender|sender address rejected: (un|not (verified|found)|domain)',
      'address verif\\w{1,30} (failed|in progress)',
      'unable to verify',
      'recipient',
    ),
  },
});
