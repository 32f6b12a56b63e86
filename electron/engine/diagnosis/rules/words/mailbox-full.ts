/** The recipient's mailbox is full. */
import { anyOf, group, inLanguages, type Rule } from '../../rule.ts';

const rfc3463 = 'RFC 3463 3.3: X.2.2';

export const mailboxFull: readonly Rule[] = [
  ...group({ class: 'mailbox-full', level: 'cause', source: rfc3463 })({
    'mailbox-full': {
      text: anyOf(
        '(mailbox|inbox|account|mail ?drop|user|recipient)( \\S{1,200}@\\S{1,200}| for .{1,60})?.{0,20} (is |are )?(currently )?(full|over (its )?quota|over the)',
        '(over|exceed\\w{0,30}|reached) (the |its |their |his |mail ?|disk |storage |user |mailbox ){0,6}(quota|storage|allocation|space)|over ?quota',
        'insufficient quota',
        '(quota|storage|space|allocation)( allocation| limit| space)?.{0,16}(exceed|full|reached|exhausted|is over)|quota ?exceeded|exceeded storage',
        '(storage|space|quota) (has been |is )?(used up|violation)|exceed\\w{0,30} .{0,24}(allowed storage|receiving limit)',
        'out of (storage|space|disk)|(not enough|insufficient|no more|no) ((mailbox |storage )(space|storage|room)|space|room|storage)\\b',
        'mailbox .{0,20}(size )?(limit|quota)|maildir(size)? (delivery )?over',
        'over (its |his |the )?(disk |storage |mailbox )(limit|quota)',
        '(has )?too many messages .{0,20}(in|on) (the |this |his )?(mailbox|maildrop|server)',
        'full mailbox|mailboxfull|mailbox full|mailbox exceeds allowed size',
        'quota exceeded message delivery|not enough disk space$|user quota|disk quota|over (the |its )?allowed quota',
        '(mail|box) quota exceeded',
      ),
      not: anyOf(
        'message size|too large|policy rejection|\\bqueue',
        'sending|sent|outgoing|count quota|daily|per (day|hour)|send(er)? quota|message rate|ratequota|messages? quota|server.{0,20}(disk|system)|system (storage|resources)|day',
      ),
    },
    'mailbox-full-confirmed': {
      enhanced: ['x.2.2'],
      text: /full|quota|exceed|size|storage|space|limit|overquota/,
      not: /sending|message size|attachment is too/,
      examples: ['552 5.2.2 Mailbox full'],
    },
  }),
  ...group({ class: 'mailbox-full', level: 'cause', source: 'RFC 5321 4.2: the words of a reply are free' })({
    'in-other-languages-mailbox-full': {
      text: inLanguages({
        de: 'postfach .{0,30}voll|(kein|zu wenig|nicht gen[üu]gend) speicherplatz|speicherplatz.{0,30}(voll|ersch[öo]pft|[üu]berschritten|reicht nicht)|zu ?viele (mails|nachrichten) auf dem server',
        fr: 'bo[iî]te .{0,30}pleine|quota .{0,20}d[ée]pass',
        es: 'buz[oó]n .{0,20}lleno|cuota .{0,20}(excedida|superada)',
        it: 'casella .{0,20}piena|quota .{0,20}superata',
        pt: 'caixa .{0,20}cheia|cota .{0,20}excedida',
        pl: 'skrzynka .{0,20}(pe[lł]na|przepe[lł]niona)',
        ru: 'ящик.{0,20}(переполнен|заполнен)',
        zh: '邮箱.{0,6}满|空间不足|容量已满',
      }),
    },
  }),
  ...group({ class: 'mailbox-full', level: 'symptom', source: rfc3463 })({
    'mailbox-full-code': { enhanced: ['x.2.2'] },
  }),
];
