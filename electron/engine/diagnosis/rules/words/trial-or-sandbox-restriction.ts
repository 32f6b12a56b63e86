/** The account may send to some addresses only, until it is opened up. */
import { anyOf, group } from '../../rule.ts';

export const trialOrSandboxRestriction = group({
  class: 'trial-or-sandbox-restriction',
  level: 'fixed',
  source: 'https://docs.aws.amazon.com/ses/latest/dg/request-production-access.html',
})({
  'trial-account': {
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
      'request (an? )?(account )?(activation|production access)|activate your (\\w{1,30} )?account',
      'evaluation (account|version|mode)|developer mode|account (is )?not (yet )?(subscribed|signed up)|on probation',
    ),
    not: anyOf('smtp (service|access|auth)'),
    examples: ['554 5.7.1 Demo domains can only be used to send emails to account owners.'],
  },
});
