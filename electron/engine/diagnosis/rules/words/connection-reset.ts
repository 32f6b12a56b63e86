/** The connection was cut. */
import { anyOf, group, inLanguages, type Rule } from '../../rule.ts';

export const connectionReset: readonly Rule[] = [
  ...group({
    class: 'connection-reset',
    level: 'symptom',
    source: 'https://learn.microsoft.com/windows/win32/winsock/windows-sockets-error-codes-2',
  })({
    'reset-words': {
      text: anyOf(
        'connection (was |has been )?(re-?set|aborted|lost|dropped|terminated)',
        'reset by peer',
        'forcibly closed|existing connection was',
        '(connection|socket|stream|server|session|remote host|remote party).{0,80} (was |has been )?(unexpectedly |prematurely |already )?(closed|terminated|dropped|hung up|disconnected)',
        'closed (the )?(transmission stream|connection)',
        'closed by (the )?(foreign|remote|peer|server|other)',
        'broken pipe',
        '(?<![a-z])(unexpected )?eof(?![a-z])|end of file',
        'lost connection|message ended early',
        'socket (hang ?up|close)',
        '(empty|incomplete) response|response reading failed|response: -1|got code ""',
        'server (unexpectedly )?(disconnected|dropped|hung up)',
        'disconnected (prematurely|unexpectedly|before)',
        '(?<!\\w)not connected|without being connected|please run connect\\(\\) first',
        'unable to read data from the transport connection',
      ),
      not: anyOf('too many', 'limit', 'blacklist', 'reputation', 'spam', 'certificate'),
      examples: ['Connection unexpectedly closed'],
    },
    'in-other-languages-connection-reset': {
      text: inLanguages({
        de: 'verbindung .{0,40}(unterbrochen|geschlossen|getrennt|abgebrochen|zur[üu]ckgesetzt)|vom remotehost geschlossen',
        fr: 'connexion .{0,30}(ferm[ée]e|interrompue|r[ée]initialis[ée]e)',
        es: 'conexi[oó]n .{0,30}(cerrada|interrumpida|restablecida)',
        it: 'connessione .{0,30}(chiusa|interrotta|reimpostata)',
        pt: 'conex[aã]o .{0,40}(cancelada|fechada|encerrada|redefinida)',
        ru: 'разорвал существующее подключение|соединение (разорвано|сброшено)',
        zh: '远程主机强迫关闭|连接被重置',
      }),
    },
  }),
  ...group({
    class: 'connection-reset',
    level: 'symptom',
    source: 'https://nodejs.org/api/errors.html#common-system-errors',
  })({
    'reset-code': {
      errorCode: ['ECONNRESET'],
      examples: ['ECONNRESET'],
    },
  }),
];
