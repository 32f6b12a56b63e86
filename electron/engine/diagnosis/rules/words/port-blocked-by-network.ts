/** The network or this computer does not let the program out. */
import { anyOf, group, inLanguages, type Rule } from '../../rule.ts';

export const portBlockedByNetwork: readonly Rule[] = [
  ...group({
    class: 'port-blocked-by-network',
    level: 'cause',
    source: 'https://learn.microsoft.com/windows/win32/winsock/windows-sockets-error-codes-2',
  })({
    'local-firewall-code': { variant: 'this-computer', errorCode: ['EACCES'] },
    'local-firewall-words': {
      variant: 'this-computer',
      text: anyOf(
        'access a socket in a way forbidden by its access permissions',
        'connect.{0,40}permission denied|permission denied.{0,40}connect|^\\S{0,200} ?(\\[\\w{1,30} 13\\] )?permission denied$',
        'operation not permitted.{0,60}connect|connect.{0,60}operation not permitted',
        'network access denied by access control',
      ),
    },
    'in-other-languages-port-blocked-by-network': {
      text: inLanguages({
        de: 'zugriff auf einen socket',
        fr: 'acc[èe]der [àa] un socket',
        zh: '以一种访问权限不允许的方式',
      }),
    },
  }),
  ...group({ class: 'port-blocked-by-network', level: 'cause', source: 'RFC 5068 3.1' })({
    'port-blocked-words': {
      text: anyOf(
        '(outgoing|outbound|smtp|mail|port \\d{1,20}|ports?).{0,30}(is|are|has been|have been) (blocked|filtered) (by|on|in) .{0,30}(isp|network|provider|firewall|hosting)',
        '(isp|network|firewall|antivirus|hosting provider|host) .{0,30}(block(s|ing|ed)?|filter(s|ing|ed)?) .{0,30}(port|smtp|outgoing|outbound)',
        'block(s|ed|ing)? (outgoing|outbound) (smtp|mail|port|connections)',
        'direct outbound (smtp )?connections? (are|is) not allowed',
      ),
    },
  }),
];
