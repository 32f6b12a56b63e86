/** Looking up the server's name. */
import { anyOf, type Rule } from '../rule.ts';

const posix = 'https://pubs.opengroup.org/onlinepubs/9699919799/functions/getaddrinfo.html';
const node = 'https://nodejs.org/api/dns.html#error-codes';

export const nameRules: readonly Rule[] = [
  {
    id: 'name-query-failed',
    class: 'dns-temporary',
    level: 'fixed',
    certainty: 'likely',
    when: {
      during: ['discovery', 'dns', 'connect', 'banner'],
      text: anyOf(
        '\\bquery(a|aaaa|mx|srv)\\b e(?!notfound|nodata|badname)',
        'dns (server|query|lookup) (failed|failure|timed? ?out|error)',
      ),
      not: /no results for host|nxdomain|^[^a-z]*dns (check|lookup) failure: [\d[]/,
    },
    source: node,
  },
  {
    id: 'name-server-trouble',
    class: 'dns-temporary',
    level: 'fixed',
    certainty: 'likely',
    when: {
      text: anyOf(
        'temporary failure in name resolution',
        'server misbehaving',
        'lookup .{1,120} (i/o timeout|read: connection refused|server failure|on .{1,60} timeout)',
        'non-?recoverable (failure|error) (in|during) (a )?(name resolution|database lookup)',
        'no such host is known.{0,20}try again',
        '(usually )?a temporary error during hostname resolution',
        'could ?n.t resolve host.{0,80}(timed out|timeout)',
        'resolving timed out',
        'host not found, try again',
        'try again.{0,20}name (resolution|lookup)',
        'no dns servers? (could be reached|available)|host lookup did not complete',
      ),
    },
    source: posix,
  },
  {
    id: 'name-temporary-code',
    class: 'dns-temporary',
    level: 'cause',
    certainty: 'likely',
    when: { errorCode: ['EAI_AGAIN'] },
    source: posix,
  },
  {
    id: 'name-silent',
    class: 'dns-temporary',
    level: 'cause',
    certainty: 'likely',
    when: { stage: ['dns'], errorCode: ['ETIMEDOUT', 'ECONNREFUSED'] },
    source: node,
  },
  {
    id: 'name-not-found-code',
    class: 'dns-not-found',
    level: 'cause',
    certainty: 'likely',
    when: { errorCode: ['ENOTFOUND'] },
    source: node,
  },
  {
    id: 'name-place',
    class: 'dns-not-found',
    level: 'place',
    certainty: 'possible',
    when: { stage: ['dns'] },
    source: posix,
  },
  {
    id: 'name-not-found-words',
    class: 'dns-not-found',
    level: 'cause',
    certainty: 'likely',
    when: {
      during: ['discovery', 'dns', 'connect', 'banner', 'tls'],
      text: anyOf(
        'name or service not known',
        'nodename nor servname',
        'no address associated with (host)?name',
        'no such host',
        'getaddrinfo(failed| failed|:)',
        'php_network_getaddresses',
        'could ?n.t (be )?(resolved?|find) (the )?(host|proxy|server|name)',
        'could not (resolve|find|be resolved|lookup|look up)[: ].{0,30}(host|server|name)',
        '(host|hostname|server|domain|remote name).{0,30} could not be (resolved|found)',
        'unknown ?host',
        'host (name )?(was )?(not found|is unknown|unknown|lookup failed)',
        'hostname cannot be (resolved|found)',
        'cannot (resolve|locate|find)( the)? (smtp )?(host|server|name)',
        'name does not resolve|no results for host|non-?existent ?domain',
        'invalid host ?name',
      ),
    },
    source: posix,
  },
];
