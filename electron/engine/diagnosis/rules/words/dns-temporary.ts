/** The name could not be looked up just now. */
import { anyOf, group, type Rule } from '../../rule.ts';

const node = 'https://nodejs.org/api/dns.html#error-codes';
const posix = 'https://pubs.opengroup.org/onlinepubs/9699919799/functions/getaddrinfo.html';

export const dnsTemporary: readonly Rule[] = [
  ...group({ class: 'dns-temporary', level: 'fixed' })({
    'name-query-failed': {
      during: ['discovery', 'dns', 'connect', 'banner'],
      text: anyOf(
        '\\bquery(a|aaaa|mx|srv)\\b e(?!notfound|nodata|badname)',
        'dns (server|query|lookup) (failed|failure|timed? ?out|error)',
      ),
      not: /no results for host|nxdomain|^[^a-z]*dns (check|lookup) failure: [\d[]/,
      source: node,
      examples: ['queryA EREFUSED smtp.web.de'],
    },
    'name-server-trouble': {
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
      source: posix,
      examples: ['socket.gaierror: [Errno -3] Temporary failure in name resolution'],
    },
  }),
  ...group({ class: 'dns-temporary', level: 'cause' })({
    'name-temporary-code': {
      errorCode: ['EAI_AGAIN'],
      source: posix,
      examples: ['getaddrinfo EAI_AGAIN'],
    },
    'name-silent': { stage: ['dns'], errorCode: ['ETIMEDOUT', 'ECONNREFUSED'], source: node },
  }),
];
