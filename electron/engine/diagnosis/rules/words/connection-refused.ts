/** The computer is there, and nothing listens at the port. */
import { anyOf, group, inLanguages, type Rule } from '../../rule.ts';

export const connectionRefused: readonly Rule[] = [
  ...group({
    class: 'connection-refused',
    level: 'cause',
    source: 'https://nodejs.org/api/errors.html#common-system-errors',
  })({
    'refused-code': {
      errorCode: ['ECONNREFUSED'],
      examples: ['ECONNREFUSED'],
    },
    'refused-by-this-computer': {
      certainty: 'certain',
      variant: 'this-computer',
      errorCode: ['ECONNREFUSED'],
      text: /(127\.\d{1,20}\.\d{1,20}\.\d{1,20}|::1|localhost)\b/,
    },
  }),
  ...group({
    class: 'connection-refused',
    level: 'symptom',
    source: 'https://learn.microsoft.com/windows/win32/winsock/windows-sockets-error-codes-2',
  })({
    'refused-words': {
      text: anyOf(
        'connection (was |has been )?(actively )?refused(?! by .{0,12}(policy|admin|rule|filter))',
        'actively refused',
      ),
      not: anyOf('relay', 'policy', 'blocked', 'blacklist'),
    },
    'connection-failed-words': {
      certainty: 'possible',
      text: /connection to (the )?(outgoing |smtp |mail )?server \S{1,80} ?failed/,
      not: /certificate|time/,
    },
    'in-other-languages-connection-refused': {
      text: inLanguages({
        de: 'verbindung (wurde )?verweigert|verbindung(saufbau)? abgelehnt|zielcomputer die verbindung verweigerte',
        fr: 'l.a express[ée]ment refus[ée]e|connexion refus[ée]e',
        es: 'conexi[oó]n (rechazada|denegada)|deneg[oó] expresamente',
        it: 'connessione rifiutata|rifiuto persistente',
        pt: 'conex[aã]o recusada|recusou ativamente',
        nl: 'verbinding (is )?geweigerd|actief (heeft )?geweigerd',
        pl: 'po[lł][aą]czenie odrzucone|odmowa po[lł][aą]czenia|aktywnie go odmawia',
        ru: 'отверг запрос на подключение|в соединении отказано',
        zh: '积极拒绝|拒绝连接|连接被拒绝|拒絕連線',
        ja: '接続を拒否|接続が拒否',
      }),
    },
  }),
];
