/** Both sides know no common version of TLS (RFC 8996). */
import { anyOf, group } from '../../rule.ts';

export const tlsTooOld = group({ class: 'tls-too-old', level: 'cause', source: 'RFC 8996' })({
  // A server that gives it a reply code has understood the client, and finds it too old.
  'client-too-old': {
    certainty: 'certain',
    actor: 'you',
    variant: 'old-device',
    code: ['4xx', '5xx'],
    text: anyOf(
      '(upgrade|update)\\W.{0,30}\\b(client|device|software|program|app)\\b.{0,60}\\b(tls|ssl)',
      '\\btls ?v?1(\\.0)?( and( tls ?v?)? ?1\\.1)? (is |are )?(no longer|not) (supported|accepted|allowed)',
    ),
  },
  'no-common-version': {
    text: anyOf(
      'unsupported protocol',
      'alert protocol version|protocol version|tls: protocol version not supported',
      'no protocols available|no appropriate protocol',
      'unsupported protocol version|unsupported version',
      '(version|protocol) too low',
      'do not possess a common algorithm',
      '(old|outdated|deprecated|insecure|lower|minimum|mismatch in|required?|preferred).{0,20} tls versions?',
      'tls( version)? ?1(\\.[01])?.{0,30} (is |are )?(no longer|not) (supported|accepted|allowed)',
      'tls version .{0,40}(not|un)',
      'peer using unsupported version',
      'legacy tls|tls 1\\.2 or (higher|later|newer|above)',
      'sslv[23] (is )?(disabled|not supported)',
    ),
    examples: ['SSL routines:tls_process_server_hello:unsupported protocol'],
  },
});
