/** The server has a fault of its own. */
import { anyOf, group, inLanguages, type Rule } from '../../rule.ts';

export const serverInternalError: readonly Rule[] = [
  ...group({ class: 'server-internal-error', level: 'symptom' })({
    'server-fault': {
      text: anyOf(
        'internal (server |system |software |processing )?(error|problem|failure|fault)',
        '(system|server|mail(er)?|local) ?config(uration)? (error|problem)|(mis|server |not )configur(ed|ation error)',
        'local error|error in processing|(critical|fatal|unexpected|unknown|general|unspecified) (server |system |internal )?(error|failure|exception|fault)',
        'queue file write error|write error|(unable|cannot|can.t|could not) (to )?(open|write|create|read|queue|store|save|allocate)',
        'temporary lookup failure|lookup (error|failure)|(database|ldap|sql|mysql|table) .{0,20}(error|failure|unavailable|problem)',
        'out of (memory|disk)|no space left|disk (is )?full|i/o error|trouble in home directory|qq (trouble|read|write)',
        'license (has )?(expired|exceeded)',
        'mail system (problem|error)|(loops?|points) back to|(mail|routing|message|forwarding) loop|loop(ing)? (detected|message)|too many (hops|received)|hop count|maximum hop',
        'backend (error|failure|unavailable)|(failed|unable|could not|cannot) (to )?(connect|connecting) to (relay|backend|upstream|database|ldap|internal)|dns query failed|milter|resource limit|transport (not|un)|cannot route|no route|mail service error',
        'server error|storedrv',
      ),
      not: anyOf(
        'relay(?! server)',
        'spam|virus',
        'sendasdenied|outboundspam',
        'socket|connection|ssl|tls|certificate',
        'authenticat',
        'smtpauthenticationexception',
      ),
      source: 'RFC 3463 3.4, RFC 5321 4.2.2: 451',
    },
    'in-other-languages-server-internal-error': {
      text: inLanguages({
        de: 'interner (server)?fehler',
        fr: 'erreur (interne|technique)',
        es: 'error interno',
        it: 'errore interno',
        pt: 'erro interno',
        ru: 'внутренн',
        zh: '系统错误|内部错误',
      }),
      source: 'RFC 5321 4.2: the words of a reply are free',
    },
  }),
  ...group({ class: 'server-internal-error', level: 'code', source: 'RFC 3463 3.4, 3.5' })({
    'server-fault-code': { enhanced: ['x.3.5', 'x.4.6', '5.3.0', 'x.4.3', 'x.4.4'] },
  }),
];
