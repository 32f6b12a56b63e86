/** There is no server of this name. */
import { anyOf, group, inLanguages, type Rule } from '../../rule.ts';

const posix = 'https://pubs.opengroup.org/onlinepubs/9699919799/functions/getaddrinfo.html';

export const dnsNotFound: readonly Rule[] = [
  ...group({ class: 'dns-not-found', level: 'cause' })({
    'name-not-found-code': {
      errorCode: ['ENOTFOUND'],
      source: 'https://nodejs.org/api/dns.html#error-codes',
      examples: ['ENOTFOUND'],
    },
    'name-not-found-words': {
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
      source: posix,
    },
    'in-other-languages-dns-not-found': {
      text: inLanguages({
        de: '(remote)?name konnte nicht aufgel[öo]st|host (ist )?(unbekannt|nicht bekannt)|unbekannter (host|server)|name oder dienst nicht bekannt',
        fr: 'nom d.h[ôo]te (inconnu|introuvable)|h[ôo]te inconnu|nom ou service inconnu|nom distant n.a pas pu [êe]tre r[ée]solu',
        es: 'host desconocido|nombre o servicio desconocido|no se puede resolver el nombre',
        it: 'host sconosciuto|nome o servizio sconosciuto|impossibile risolvere il nome',
        pt: 'host (é |e )?desconhecido|nome ou servi[cç]o desconhecido|n[aã]o foi poss[ií]vel resolver o nome',
        ru: 'этот хост неизвестен|имя или служба не известны|не удалось разрешить',
        zh: '不知道这样的主机|找不到主机|无法解析|未知的名称或服务',
        ja: '名前解決|ホストが見つかりません',
      }),
      source: 'https://learn.microsoft.com/windows/win32/winsock/windows-sockets-error-codes-2',
    },
  }),
  ...group({ class: 'dns-not-found', level: 'place', source: posix })({
    'name-place': { certainty: 'possible', stage: ['dns'] },
  }),
];
