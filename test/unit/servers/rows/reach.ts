/** Names and connections: found, refused, silent, cut off, in virtual time. */
import { badCertificatePage } from '../../../support/memory-network/memory-http.ts';
import { host, type Row } from '../row.ts';
import { secured, upgraded } from '../talk.ts';

const failing = (code: string) => ({ error: code });

/** The host has an address of either family, and one of them behaves so. */
function bothFamilies(tcp: NonNullable<Row['around']>['tcp']): Row['around'] {
  return { addresses: { [host]: ['2001:db8::1', '192.0.2.1'] }, tcp };
}

export const reachRows: readonly Row[] = [
  {
    name: 'all of one host is silent while the mail port of another answers: it may have banned this address',
    world: 'memory',
    doors: { 465: 'silent', 587: 'silent', 'mail.other.test:2525': ['S: 554 no service'] },
    around: { addresses: { 'smtp.example.test': ['192.0.2.1'], 'mail.other.test': ['198.51.100.1'] } },
    reports: [
      '465/tls ip-blocklisted at connect, possible, banned-here',
      '587/starttls ip-blocklisted at connect, possible, banned-here',
      'mail.other.test:2525/starttls banner-rejected at banner, likely',
    ],
  },
  {
    name: 'there is no such name',
    failure: 'the name is not found, or the resolver has trouble',
    world: 'memory',
    doors: { 'smtp.exmaple.test:465': secured() },
    around: {
      addresses: {
        'smtp.exmaple.test': { outcome: 'absent', kind: 'no-such-name', authenticated: false },
      },
    },
    reports: ['smtp.exmaple.test:465/tls dns-not-found at dns, likely'],
  },
  {
    name: 'the resolver has trouble',
    failure: 'the name is not found, or the resolver has trouble',
    world: 'memory',
    doors: { 465: secured() },
    around: { addresses: { [host]: { outcome: 'dns-error', code: 'EAI_AGAIN' } } },
    reports: ['465/tls dns-temporary at dns, likely'],
  },
  {
    name: 'the resolver has trouble with this name only, as another one shows',
    failure: 'the name is not found, or the resolver has trouble',
    world: 'memory',
    doors: { 465: secured(), 'mail.other.test:465': secured() },
    around: {
      addresses: { [host]: { outcome: 'dns-error', code: 'EAI_AGAIN' }, 'mail.other.test': ['192.0.2.7'] },
    },
    reports: ['465/tls dns-temporary at dns, likely, this-name-only', 'mail.other.test:465/tls usable'],
  },
  {
    name: 'the resolver does not answer',
    failure: 'the name is not found, or the resolver has trouble',
    world: 'memory',
    doors: { 465: secured() },
    around: { addresses: { [host]: { outcome: 'timeout' } } },
    reports: ['465/tls dns-temporary at dns, likely'],
  },
  {
    name: 'a blocker answers with no address at all',
    failure: 'the name leads to an odd place',
    world: 'memory',
    doors: { 465: failing('ECONNREFUSED') },
    around: { addresses: { [host]: ['0.0.0.0'] } },
    reports: ['465/tls connection-refused at connect, likely, nowhere'],
  },
  {
    name: 'the name leads into a private network, where nobody answers',
    failure: 'the name leads to an odd place',
    world: 'memory',
    doors: { 465: 'silent' },
    around: { addresses: { [host]: ['10.0.0.1'] } },
    reports: ['465/tls connection-timeout at connect, likely, private'],
  },
  {
    name: 'names of two domains lead to one address without a mail server',
    failure: 'the name leads to an odd place',
    world: 'memory',
    doors: { 465: failing('ECONNREFUSED'), 'mail.other.test:465': failing('ECONNREFUSED') },
    around: { addresses: { [host]: ['203.0.113.1'], 'mail.other.test': ['203.0.113.1'] } },
    reports: [
      '465/tls connection-refused at connect, likely, shared',
      'mail.other.test:465/tls connection-refused at connect, likely, shared',
    ],
  },
  {
    name: 'refused, while another door works',
    failure: 'refused at once',
    doors: { 465: 'refused', 587: upgraded() },
    reports: ['465/tls connection-refused at connect, likely', '587/starttls usable'],
  },
  {
    name: 'refused everywhere',
    failure: 'refused at once',
    doors: { 465: 'refused', 587: 'refused' },
    reports: [
      '465/tls connection-refused at connect, likely',
      '587/starttls connection-refused at connect, likely',
    ],
  },
  {
    name: 'one port is silent, another of the host answers: this port is filtered',
    failure: 'silent on all addresses',
    world: 'memory',
    doors: { 587: 'silent', 465: [{ tls: 'good' }, 'S: 554 no service'] },
    reports: [
      '465/tls banner-rejected at banner, likely',
      '587/starttls port-blocked-by-network at connect, possible',
    ],
  },
  {
    name: 'the port is silent on hosts of two domains: the network filters it',
    failure: 'silent on all addresses',
    world: 'memory',
    doors: { 25: 'silent', 'mail.other.test:25': 'silent' },
    reports: [
      '25/starttls port-blocked-by-network at connect, likely',
      'mail.other.test:25/starttls port-blocked-by-network at connect, likely',
    ],
    takesMs: 15_000,
  },
  {
    name: 'nothing of the host answers: down, or all of it is filtered',
    failure: 'silent on all addresses',
    world: 'memory',
    doors: { 465: 'silent', 587: 'silent' },
    reports: [
      '465/tls connection-timeout at connect, likely',
      '587/starttls connection-timeout at connect, likely',
    ],
    takesMs: 15_000,
  },
  {
    name: 'nothing of the host answers, but the web does',
    failure: 'silent on all addresses',
    world: 'memory',
    doors: { 465: 'silent', 587: 'silent' },
    context: { webReachable: true },
    reports: [
      '465/tls connection-timeout at connect, likely, online',
      '587/starttls connection-timeout at connect, likely, online',
    ],
  },
  {
    name: 'silent while another door refuses: no silence everywhere',
    failure: 'silent on all addresses',
    world: 'memory',
    doors: { 465: 'silent', 587: 'refused' },
    context: { webReachable: true },
    reports: [
      '465/tls connection-timeout at connect, likely',
      '587/starttls connection-refused at connect, likely',
    ],
  },
  {
    name: 'the port is silent on two hosts of one domain, which says nothing about the network',
    failure: 'silent on all addresses',
    world: 'memory',
    doors: { 25: 'silent', 'mail.example.test:25': 'silent' },
    reports: [
      '25/starttls connection-timeout at connect, likely',
      'mail.example.test:25/starttls connection-timeout at connect, likely',
    ],
  },
  {
    name: 'a better door is silent while another works: said with care',
    failure: 'silent on all addresses',
    world: 'memory',
    doors: { 465: 'silent', 587: upgraded() },
    reports: ['465/tls connection-timeout at connect, possible', '587/starttls usable'],
    takesMs: 3_500,
  },
  {
    name: 'IPv6 is silent, IPv4 works',
    failure: 'silent on one address family',
    world: 'memory',
    doors: { 465: secured() },
    around: bothFamilies({ '[2001:db8::1]:465': 'silent' }),
    reports: ['465/tls usable', 'warning: ipv6-broken'],
  },
  {
    name: 'IPv4 is silent, IPv6 works',
    failure: 'silent on one address family',
    world: 'memory',
    doors: { 465: secured() },
    around: bothFamilies({ '192.0.2.1:465': 'silent' }),
    reports: ['465/tls usable', 'warning: ipv4-broken'],
  },
  {
    name: 'no route to the server',
    failure: 'no route',
    world: 'memory',
    doors: { 465: failing('ENETUNREACH') },
    reports: ['465/tls host-unreachable at connect, likely'],
  },
  {
    name: 'no route for one family, the other works',
    failure: 'no route',
    world: 'memory',
    doors: { 465: secured() },
    around: bothFamilies({ '[2001:db8::1]:465': failing('ENETUNREACH') }),
    reports: ['465/tls usable', 'warning: ipv6-broken'],
  },
  {
    name: 'a tunnel is up and there is no route',
    failure: 'no route',
    world: 'memory',
    doors: { 465: failing('EHOSTUNREACH') },
    around: { tunnels: ['tun0'] },
    reports: ['465/tls host-unreachable at connect, likely, vpn'],
  },
  {
    name: 'no route in either family: offline',
    failure: 'no route',
    world: 'memory',
    doors: { 465: failing('ENETUNREACH') },
    context: { reach: { ipv4: false, ipv6: false, dns: true } },
    reports: ['465/tls host-unreachable at connect, likely, offline'],
  },
  {
    name: 'no route in either family, and the name cannot be looked up: offline',
    failure: 'no route',
    world: 'memory',
    doors: { 465: secured() },
    around: { addresses: { [host]: { outcome: 'dns-error', code: 'EAI_AGAIN' } } },
    context: { reach: { ipv4: false, ipv6: false, dns: false } },
    reports: ['465/tls dns-temporary at dns, likely, offline'],
  },
  {
    name: 'no way to a DNS server',
    failure: 'no route',
    world: 'memory',
    doors: { 465: secured() },
    around: { addresses: { [host]: { outcome: 'dns-error', code: 'EAI_AGAIN' } } },
    context: { reach: { ipv4: true, ipv6: false, dns: false } },
    reports: ['465/tls dns-temporary at dns, likely, no-dns-server'],
  },
  {
    name: 'a name that does not exist is an answer, also without a network',
    failure: 'no route',
    world: 'memory',
    doors: { 465: secured() },
    around: { addresses: { [host]: { outcome: 'absent', kind: 'no-such-name', authenticated: false } } },
    context: { reach: { ipv4: false, ipv6: false, dns: true } },
    reports: ['465/tls dns-not-found at dns, likely'],
  },
  {
    name: 'a server without IPv6, a network without IPv4',
    failure: 'no route',
    world: 'memory',
    doors: { 465: failing('ENETUNREACH') },
    around: { addresses: { [host]: ['192.0.2.1'] } },
    context: { reach: { ipv4: false, ipv6: true, dns: true } },
    reports: ['465/tls host-unreachable at connect, certain, no-ipv4'],
  },
  {
    name: 'a server without IPv4, a network without IPv6',
    failure: 'no route',
    world: 'memory',
    doors: { 465: failing('ENETUNREACH') },
    around: { addresses: { [host]: ['2001:db8::1'] } },
    context: { reach: { ipv4: true, ipv6: false, dns: true } },
    reports: ['465/tls host-unreachable at connect, certain, no-ipv6'],
  },
  {
    name: 'this computer does not let the program out',
    failure: 'not permitted by this computer',
    world: 'memory',
    doors: { 465: failing('EACCES') },
    reports: ['465/tls port-blocked-by-network at connect, likely, this-computer'],
  },
  {
    name: 'an operation that is not permitted',
    failure: 'not permitted by this computer',
    world: 'memory',
    doors: { 465: failing('EPERM') },
    reports: ['465/tls port-blocked-by-network at connect, likely, this-computer'],
  },
  {
    name: 'closed before any byte, twice',
    failure: 'cut off before any byte',
    doors: { 587: ['close'] },
    reports: ['587/starttls connection-reset at banner, likely, before-a-word'],
  },
  {
    name: 'reset in answer to our hello, twice',
    failure: 'cut off before any byte',
    doors: { 465: { inTurn: [['first bytes', 'reset'], ['close'], ['first bytes', 'reset']] } },
    reports: ['465/tls connection-reset at tls, likely, before-a-word'],
  },
  {
    name: 'reset in answer to the connect itself, twice',
    failure: 'cut off before any byte',
    world: 'memory',
    doors: { 465: failing('ECONNRESET') },
    reports: ['465/tls connection-reset at connect, likely, before-a-word'],
  },
  {
    name: 'closed before any byte once, well the next time',
    failure: 'cut off before any byte',
    doors: { 587: { inTurn: [['close'], ['close'], upgraded()] } },
    reports: ['587/starttls usable'],
  },
  {
    name: 'a sign-in page answers in place of the web and of the mail server',
    failure: 'a sign-in page of the network',
    world: 'memory',
    job: 'check',
    doors: { 465: [{ raw: 'HTTP/1.1 302 Found\r\nLocation: http://portal.hotel.test/\r\n\r\n' }, 'close'] },
    around: {
      addresses: { 'smtp.example.test': ['192.0.2.1'] },
      http: ({ url }) =>
        url.startsWith('https:')
          ? badCertificatePage(new URL(url).hostname)
          : { status: 302, headers: { location: 'http://portal.hotel.test/' } },
    },
    reports: [
      'fails: captive-portal at tls, likely',
      '465/tls captive-portal at tls, likely',
      '587/starttls captive-portal at connect, likely',
      '2525/starttls captive-portal at connect, likely',
      '25/starttls captive-portal at connect, likely',
    ],
  },
  {
    name: 'the network says that it wants a sign-in (511), on the port itself',
    failure: 'a sign-in page of the network',
    doors: { 465: [{ raw: 'HTTP/1.1 511 Network Authentication Required\r\n\r\n' }, 'close'] },
    reports: ['465/tls captive-portal at tls, likely'],
  },
  {
    name: 'a connect of 4 s is slow, but normal',
    world: 'memory',
    doors: { 465: { connectMs: 4_000, serve: secured() } },
    reports: ['465/tls usable', 'warning: slow-answer'],
    takesMs: 4_000,
  },
];
