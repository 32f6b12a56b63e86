/** There is no way to the server from here. */
import { anyOf, group, inLanguages, type Rule } from '../../rule.ts';

export const hostUnreachable: readonly Rule[] = [
  ...group({
    class: 'host-unreachable',
    level: 'cause',
    source: 'https://nodejs.org/api/errors.html#common-system-errors',
  })({
    'no-route-code': { errorCode: ['ENETUNREACH', 'EHOSTUNREACH', 'EADDRNOTAVAIL'] },
    'no-route-words': {
      text: anyOf(
        'no route to host',
        '(network|host|server|destination) (is )?(unreachable|down|not reachable)|appears to be offline',
        '(domain|host|server) is not reachable|network error on destination|could not (be )?reach(ed)? (the )?(mail )?(host|server)',
        'unreachable (network|host)',
        'can.?t assign requested address|cannot assign requested address',
        'requested address is not valid in its context',
      ),
    },
  }),
  ...group({
    class: 'host-unreachable',
    level: 'cause',
    source: 'https://learn.microsoft.com/windows/win32/winsock/windows-sockets-error-codes-2',
  })({
    'in-other-languages-host-unreachable': {
      text: inLanguages({
        de: 'keine route zum|netzwerk ist nicht erreichbar|host ist nicht erreichbar',
        fr: 'r[ée]seau (n.est pas accessible|inaccessible)|aucun chemin d.acc[èe]s',
        es: 'red (es )?inaccesible|no hay ruta|no se puede (alcanzar|acceder a) (la red|el (host|servidor))',
        it: 'rete non (raggiungibile|accessibile)|host non raggiungibile',
        pt: 'rede (est[aá] )?inacess[ií]vel',
        ru: 'сеть недоступна|нет маршрута',
        zh: '网络不可达|无法访问目标',
      }),
    },
  }),
];
