/** Causes in the words of other languages: messages of Windows and Linux about the way to the server. */
import type { ProblemClass } from '../../../../shared/diagnosis.ts';
import type { Rule } from '../rule.ts';

/** One cause in several languages. */
export interface Wording {
  class: ProblemClass;
  /** Of the words in other languages only some say it clearly enough to be as strong as English ones. */
  level?: Rule['level'];
  /** Language code => regular expression. */
  words: Readonly<Record<string, string>>;
  not?: RegExp;
}

export const networkWordings: readonly Wording[] = [
  {
    class: 'connection-refused',
    level: 'symptom',
    words: {
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
    },
  },
  {
    class: 'connection-timeout',
    level: 'symptom',
    words: {
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
    },
  },
  {
    class: 'connection-reset',
    level: 'symptom',
    words: {
      de: 'verbindung .{0,40}(unterbrochen|geschlossen|getrennt|abgebrochen|zur[üu]ckgesetzt)|vom remotehost geschlossen',
      fr: 'connexion .{0,30}(ferm[ée]e|interrompue|r[ée]initialis[ée]e)',
      es: 'conexi[oó]n .{0,30}(cerrada|interrumpida|restablecida)',
      it: 'connessione .{0,30}(chiusa|interrotta|reimpostata)',
      pt: 'conex[aã]o .{0,40}(cancelada|fechada|encerrada|redefinida)',
      ru: 'разорвал существующее подключение|соединение (разорвано|сброшено)',
      zh: '远程主机强迫关闭|连接被重置',
    },
  },
  {
    class: 'host-unreachable',
    words: {
      de: 'keine route zum|netzwerk ist nicht erreichbar|host ist nicht erreichbar',
      fr: 'r[ée]seau (n.est pas accessible|inaccessible)|aucun chemin d.acc[èe]s',
      es: 'red (es )?inaccesible|no (se puede|hay ruta)',
      it: 'rete non (raggiungibile|accessibile)|host non raggiungibile',
      pt: 'rede (est[aá] )?inacess[ií]vel',
      ru: 'сеть недоступна|нет маршрута',
      zh: '网络不可达|无法访问目标',
    },
  },
  {
    class: 'port-blocked-by-network',
    words: {
      de: 'zugriff auf einen socket',
      fr: 'acc[èe]der [àa] un socket',
      zh: '以一种访问权限不允许的方式',
    },
  },
  {
    class: 'dns-not-found',
    words: {
      de: '(remote)?name konnte nicht aufgel[öo]st|host (ist )?(unbekannt|nicht bekannt)|unbekannter (host|server)|name oder dienst nicht bekannt',
      fr: 'nom d.h[ôo]te (inconnu|introuvable)|h[ôo]te inconnu|nom ou service inconnu|nom distant n.a pas pu [êe]tre r[ée]solu',
      es: 'host desconocido|nombre o servicio desconocido|no se puede resolver el nombre',
      it: 'host sconosciuto|nome o servizio sconosciuto|impossibile risolvere il nome',
      pt: 'host (é |e )?desconhecido|nome ou servi[cç]o desconhecido|n[aã]o foi poss[ií]vel resolver o nome',
      ru: 'этот хост неизвестен|имя или служба не известны|не удалось разрешить',
      zh: '不知道这样的主机|找不到主机|无法解析|未知的名称或服务',
      ja: '名前解決|ホストが見つかりません',
    },
  },
  {
    class: 'tls-cert-expired',
    words: {
      de: 'zertifikat .{0,30}abgelaufen',
      fr: 'certificat .{0,30}expir[ée]',
      es: 'certificado .{0,20}(caducado|expirado|vencido)',
    },
  },
  {
    class: 'tls-cert-self-signed',
    words: {
      de: 'selbst ?signiert',
      fr: 'auto-?sign[ée]',
      es: 'autofirmado',
      it: 'autofirmato',
      pt: 'autoassinado',
      zh: '自签名',
    },
  },
  {
    class: 'tls-cert-name-mismatch',
    words: {
      de: 'zertifikat.{0,60}(anderen namen|stimmt nicht|name.{0,20}nicht)',
      fr: 'certificat.{0,60}(autre nom|ne correspond pas)',
    },
  },
  {
    class: 'tls-cert-untrusted-issuer',
    words: {
      de: 'zertifikat.{0,60}(nicht vertrauensw|nicht [üu]berpr|ung[üu]ltig)',
      fr: 'certificat.{0,60}(non approuv|pas (de )?confiance|invalide|non valide|pas valide)',
      es: 'certificado.{0,40}(no es v[aá]lido|no v[aá]lido|no es de confianza)',
      it: 'certificato.{0,40}non (valido|attendibile)',
      pt: 'certificado.{0,40}inv[aá]lido',
      zh: '远程证书无效|证书无效',
    },
  },
  {
    class: 'tls-required-first',
    words: {
      de: 'nicht verschl[üu]sselt|verschl[üu]sselung (ist )?(erforderlich|notwendig)',
      fr: 'chiffrement (est )?(requis|obligatoire)',
    },
  },
];
