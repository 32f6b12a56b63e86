/** No answer came. */
import { anyOf, group, inLanguages, type Rule } from '../../rule.ts';

const timedOut = anyOf(
  'greeting never received',
  'time(d)?[ -]?out(?!\\s{0,3}[=:] ?\\d| -?\\d{1,7}(;|$))',
  'timeout exceeded|allowable connection time|not accept our requests? to connect',
  'no response (from|was received)',
  'did ?n.t respond|did not (properly )?respond|has failed to respond|not responding',
  'i/o timeout|context deadline exceeded|idle timeout|inactivity|execution expired',
  'operation timed out',
);

const aboutLimits = anyOf('rate', 'quota', 'limit', 'mailbox is full');

export const connectionTimeout: readonly Rule[] = [
  ...group({
    class: 'connection-timeout',
    level: 'symptom',
    source: 'https://learn.microsoft.com/windows/win32/winsock/windows-sockets-error-codes-2',
  })({
    'timeout-words': {
      text: timedOut,
      not: aboutLimits,
      examples: ['ETIMEDOUT'],
    },
    'in-other-languages-connection-timeout': {
      text: inLanguages({
        de: 'zeit[üu]berschreitung|zeitlimit|nach einer bestimmten zeitspanne nicht richtig reagiert',
        fr: 'd[ée]lai (d.attente )?(d[ée]pass[ée]|expir[ée])|n.a pas (correctement )?r[ée]pondu',
        es: 'tiempo de espera (agotado|superado|excedido)|no respondi[oó]',
        it: 'tempo scaduto|timeout della connessione|non ha risposto',
        pt: 'tempo (limite )?(esgotado|excedido)|n[aã]o respondeu',
        nl: 'niet (juist )?gereageerd',
        pl: 'up[lł]yn[aą][lł] limit czasu|przekroczono czas',
        ru: 'время ожидания|превышен таймаут|не получен нужный отклик',
        zh: '连接超时|没有正确答复|超时|逾時',
        ja: 'タイムアウト|適切に応答しなかった',
      }),
    },
  }),
  ...group({ class: 'connection-timeout', level: 'symptom' })({
    'server-stopped-waiting': {
      variant: 'server-stopped-waiting',
      code: [421],
      text: timedOut,
      not: aboutLimits,
      source: 'RFC 5321 4.5.3.2.7: a server waits five minutes for the next command, then says 421',
      examples: ['421 4.4.2 mx.example.net Error: timeout exceeded'],
    },
    'timeout-code': {
      errorCode: ['ETIMEDOUT'],
      source: 'https://nodejs.org/api/errors.html#common-system-errors',
    },
    'timeout-of-socket': {
      stage: ['connect', 'tls'],
      text: /\bresource temporarily unavailable/,
      source: 'https://man7.org/linux/man-pages/man7/socket.7.html: SO_RCVTIMEO gives EAGAIN',
    },
  }),
  ...group({
    class: 'connection-timeout',
    level: 'code',
    source: 'RFC 3463 3.5: X.4.7, delivery time expired',
  })({
    'delivery-time-expired': { certainty: 'possible', enhanced: ['x.4.7'] },
  }),
  ...group({
    class: 'connection-timeout',
    level: 'place',
    source: 'https://github.com/PHPMailer/PHPMailer/wiki/Troubleshooting',
  })({
    'could-not-connect': {
      certainty: 'possible',
      text: anyOf(
        '(could ?n.t|could not|can ?not|can.?t|unable to|not able to|n.t able to|failed to) (connect|establish|open|reach)',
        'smtp connect\\(\\) failed',
        'failure sending mail',
        'connect(ion)? (failed|error|failure|attempt failed)|connection with .{0,60} (has )?failed|connection.{0,40}could not be established',
        'have been failing for a long time|retry time not reached',
        'socket error|(delivery time|message|envelope) expired|outgoing mail server or port',
        'could not (read from|open socket)|transport failed to connect',
        'giving up|undeliverable for too long|delivered for (too long|the last)|retried for|host (is )?not reachable|unable to deliver this message after',
      ),
    },
  }),
];
