/** Causes in the words of other languages: messages of Windows and Linux, and of providers that answer in their own. */
import type { ProblemClass } from '../../../../shared/diagnosis.ts';
import { anyOf, type Rule } from '../rule.ts';

interface Wording {
  class: ProblemClass;
  /** Of the words in other languages only some say it clearly enough to be as strong as English ones. */
  level?: Rule['level'];
  words: Readonly<Record<string, string>>;
  not?: RegExp;
}

const winsock = 'https://learn.microsoft.com/windows/win32/winsock/windows-sockets-error-codes-2';

const wordings: readonly Wording[] = [
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
  {
    class: 'auth-app-password-required',
    level: 'fixed',
    words: {
      de: 'anwendungs(spezifisches )?passwor[td]|app-?passwor[td]',
      fr: 'mot de passe (d.application|d.appli)',
      es: 'contrase[ñn]a de aplicaci[oó]n',
      it: 'password (per|di|specifica per) (le )?(app|applicazion)',
      pt: 'senha de (app|aplicativo)',
      ru: 'парол\\S* (для )?(внешн\\S* )?приложени|parol\\S* (dlya )?(vneshn\\S* )?prilozheni',
      zh: '授权码|授權碼|客户端专用密码|独立密码|專用密碼',
      ja: 'アプリ.{0,4}パスワード',
      ko: '앱 ?비밀번호',
    },
  },
  {
    class: 'auth-too-many-attempts',
    words: {
      de: 'zu viele (fehl)?(anmelde)?versuche|zu viele (fehlgeschlagene )?anmelde',
      fr: 'trop de tentatives',
      es: 'demasiados intentos',
      it: 'troppi tentativi',
      pt: 'muitas tentativas',
      ru: 'слишком много (неудачных )?попыток',
      zh: '登录频率|登录失败次数|尝试次数',
    },
  },
  {
    class: 'auth-disabled-by-admin',
    words: {
      de: '(pop3?|imap|smtp).{0,40}(nicht|erst) (freigeschaltet|aktiviert|erlaubt)',
      fr: '(pop3?|imap|smtp).{0,30}(d[ée]sactiv|pas activ)',
      es: '(pop3?|imap|smtp).{0,30}(desactivad|deshabilitad|no est[aá] (activ|habilit))',
      it: '(pop3?|imap|smtp).{0,30}(disattivat|disabilitat|non (attiv|abilitat))',
      pl: 'dost[eę]p .{0,40}wy[lł][aą]czon',
      ru: 'доступ .{0,30}(отключен|запрещ[её]н)',
      zh: '未开启|未开通|没有开启|服务未开启',
      ko: '사용 ?(안함|하지 않음|설정되어 있지)',
    },
  },
  {
    class: 'auth-bad-credentials',
    words: {
      de: '(falsch|ung[üu]ltig).{0,20}(passwor|benutzer|kennwort|zugangsdaten)|(passwor|benutzer|kennwort|zugangsdaten|anmeldedaten).{0,40}(falsch|ung[üu]ltig|nicht korrekt)|anmeldung (ist )?(fehlgeschlagen|verweigert)|authentifizierung .{0,20}fehlgeschlagen',
      fr: 'code d.authentification invalide|(mot de passe|identifiants?).{0,30}(incorrect|invalide|erron)|[ée]chec .{0,20}(authentification|connexion)|authentification .{0,20}([ée]chou|[ée]chec)',
      es: '(usuario|contrase[ñn]a|credenciales).{0,30}(incorrect|inv[áa]lid|no v[áa]lid)|(error|fall[oó]) .{0,20}autenticaci[oó]n|autenticaci[oó]n (fallida|incorrecta)',
      it: '(utente|password|credenziali).{0,30}(errat|non valid|non corrett)|autenticazione (fallita|non riuscita)',
      pt: '(usu[aá]rio|senha|credenciais).{0,30}(incorret|inv[aá]lid)|(falha|erro) .{0,20}autentica[cç][aã]o|autentica[cç][aã]o falhou',
      nl: '(gebruikersnaam|wachtwoord).{0,30}(onjuist|ongeldig)|authenticatie (is )?mislukt',
      pl: '(b[lł][eę]dn|niepoprawn|nieprawid[lł]ow)\\S* .{0,20}(login|has[lł]|dane)|(autoryzacja|uwierzytelni\\S*|logowanie).{0,20}(nieudan|nie powiod)',
      cs: '(chybn|nespr[aá]vn)\\S* .{0,20}(jm[eé]no|heslo)|p[rř]ihl[aá][sš]en[ií] selhalo',
      tr: '(kullan[ıi]c[ıi] ad[ıi]|parola|[sş]ifre).{0,40}(hatal[ıi]|yanl[ıi][sş]|ge[cç]ersiz)',
      ru: '(неверн|неправильн)\\S* .{0,20}(логин|парол|имя)|(логин|парол)\\S* .{0,20}(неверн|не верн|неправильн)|ошибка (аутентификации|авторизации)',
      zh: '密码错误|帐号或密码|用户名或密码|账号或密码|密码不正确|密碼|认证失败|登录失败|验证失败|身份验证',
      ja: 'パスワード|認証に失敗',
      ko: '비밀번호|인증에 실패',
    },
    not: /앱 ?비밀번호|アプリ/,
  },
  {
    class: 'auth-required',
    words: {
      de: 'authentifizierung (ist )?(erforderlich|notwendig)|bitte (erst )?(anmelden|einloggen)',
      fr: 'authentification (est )?(requise|obligatoire|n[ée]cessaire)',
      es: 'autenticaci[oó]n (requerida|necesaria|obligatoria)|requiere autenticaci[oó]n',
      it: 'autenticazione (richiesta|necessaria|obbligatoria)',
      pt: 'autentica[cç][aã]o (necess[aá]ria|requerida|obrigat[oó]ria)|(requer|exige) autentica[cç][aã]o',
      pl: 'wymagan\\S* (autoryzacj|uwierzytelni|logowani)',
      ru: 'требуется (аутентификация|авторизация)|необходима авторизация',
      zh: '需要(身份)?(验证|认证)',
      ja: '認証が必要',
    },
  },
  {
    class: 'account-locked-or-disabled',
    words: {
      de: '(konto|account|benutzer|postfach).{0,30}(gesperrt|deaktiviert)',
      fr: 'compte .{0,30}(bloqu|suspendu|d[ée]sactiv|verrouill)',
      es: 'cuenta .{0,30}(bloquead|suspendid|desactivad|deshabilitad)',
      it: 'account .{0,30}(bloccat|sospes|disattivat)',
      pt: 'conta .{0,30}(bloquead|suspens|desativad)',
      pl: 'konto .{0,30}(zablokowan|zawieszon)',
      ru: '(аккаунт|учетная запись|ящик).{0,30}(заблокирован|отключен)',
      zh: '被锁定|已被锁|帐号异常|账号异常|已冻结|被冻结',
    },
  },
  {
    class: 'sender-not-allowed',
    words: {
      de: 'absender.{0,40}(nicht (erlaubt|zul[äa]ssig|berechtigt|gestattet)|stimmt nicht)',
      fr: 'exp[ée]diteur.{0,40}(non autoris|pas autoris|interdit)',
      es: 'remitente.{0,40}no (permitid|autorizad|coincide)',
      it: 'mittente.{0,40}non (autorizzat|consentit|ammess)',
      pt: 'remetente.{0,40}n[aã]o (permitid|autorizad|corresponde)',
      ru: 'отправител.{0,40}не (соответству|принадлеж|разреш)',
      zh: '发件人.{0,20}(不一致|不匹配|不符)',
    },
  },
  {
    class: 'sender-address-invalid',
    words: {
      de: 'absender(adresse)? (ist )?ung[üu]ltig',
      fr: '[ée]metteur invalide|exp[ée]diteur invalide',
      es: 'remitente (inv[aá]lid|no v[aá]lid)',
      it: 'mittente non valido',
      pt: 'remetente inv[aá]lido',
    },
  },
  {
    class: 'recipient-unknown',
    words: {
      de: 'empf[äa]nger.{0,30}(unbekannt|existiert nicht|nicht gefunden)|(unbekannter|ung[üu]ltiger) empf[äa]nger',
      fr: 'destinataire .{0,20}(inconnu|inexistant|invalide)|adresse .{0,30}(inconnue|destinataire invalide)|boite .{0,20}inconnue|utilisateur inconnu',
      es: '(destinatario|usuario|buz[oó]n).{0,20}(desconocid|inexistente|no existe)',
      it: '(destinatario|utente|casella).{0,20}(sconosciut|inesistente|non esiste)',
      pt: '(destinat[aá]rio|usu[aá]rio|caixa).{0,20}(desconhecid|inexistente|n[aã]o existe)',
      nl: '(ontvanger|gebruiker) .{0,20}(onbekend|bestaat niet)',
      pl: '(odbiorca|adresat|u[zż]ytkownik).{0,20}(nieznany|nie istnieje)|nie ma takiego',
      ru: 'нет такого|не существует|пользователь не найден',
      zh: '用户不存在|收件人不存在|邮箱不存在',
      ja: '宛先不明|存在しません',
    },
    not: /domain/,
  },
  {
    class: 'mailbox-full',
    words: {
      de: 'postfach .{0,30}voll|speicherplatz',
      fr: 'bo[iî]te .{0,30}pleine|quota .{0,20}d[ée]pass',
      es: 'buz[oó]n .{0,20}lleno|cuota .{0,20}(excedida|superada)',
      it: 'casella .{0,20}piena|quota .{0,20}superata',
      pt: 'caixa .{0,20}cheia|cota .{0,20}excedida',
      pl: 'skrzynka .{0,20}(pe[lł]na|przepe[lł]niona)',
      ru: 'ящик.{0,20}(переполнен|заполнен)',
      zh: '邮箱.{0,6}满|空间不足|容量已满',
    },
  },
  {
    class: 'content-rejected-spam',
    words: {
      de: 'als spam|spamverdacht',
      fr: 'contenu .{0,20}(rejet|refus)|ind[ée]sirable',
      es: 'correo no deseado|considerad\\S* spam',
      it: 'messaggio indesiderato',
      ru: 'спам',
      zh: '垃圾邮件|疑似垃圾',
    },
  },
  {
    class: 'message-too-large',
    words: {
      de: 'nachricht .{0,20}zu gro',
      fr: 'message .{0,20}trop (gros|volumineux|grand)',
      es: 'mensaje .{0,20}demasiado grande',
      it: 'messaggio .{0,20}troppo grande',
      pt: 'mensagem .{0,20}muito grande',
      zh: '邮件.{0,8}(过大|太大)',
    },
  },
  {
    class: 'too-many-connections',
    words: {
      de: 'zu viele (gleichzeitige )?verbindungen',
      fr: 'trop de connexions',
      es: 'demasiadas conexiones',
      it: 'troppe connessioni',
      pt: 'muitas conex',
      zh: '连接数过多',
    },
  },
  {
    class: 'quota-exceeded-sending',
    words: {
      de: 'pro tag|tageslimit|t[äa]gliche',
      fr: 'par jour|quota (journalier|quotidien)|limite quotidienne',
      es: 'l[ií]mite diario|por d[ií]a',
      it: 'limite giornaliero|al giorno',
      pt: 'limite di[aá]rio|por dia',
      zh: '每天|每日|当日',
    },
  },
  {
    class: 'rate-limited',
    words: {
      de: 'in kurzer zeit|pro stunde|zu viele (nachrichten|e-?mails)',
      fr: 'par heure|trop de (messages|mails|courriels)',
      es: 'por hora|l[ií]mite de env[ií]o|demasiados (mensajes|correos)',
      it: 'all.ora|limite di invio|troppi messaggi',
      pt: 'por hora|limite de envio|muitas mensagens',
      zh: '频率|过于频繁|發送過快',
    },
    not: /登录|anmelde/,
  },
  {
    class: 'ip-blocklisted',
    words: {
      fr: 'adresse ip .{0,20}(bloqu|blacklist|non autoris)',
      es: 'ip .{0,20}bloquead',
      it: 'ip .{0,20}bloccat',
      ru: 'ip.{0,30}заблокирован',
      zh: '禁止|ip被|ip地址被',
    },
  },
  {
    class: 'relay-denied',
    level: 'symptom',
    words: {
      de: 'relay.{0,24}verboten|weiterleitung .{0,30}(nicht|abgelehnt)',
      fr: 'relais .{0,20}(refus|interdit)',
      es: 'relay .{0,20}(denegado|no permitido)',
    },
  },
  {
    class: 'server-internal-error',
    level: 'symptom',
    words: {
      de: 'interner (server)?fehler',
      fr: 'erreur (interne|technique)',
      es: 'error interno',
      it: 'errore interno',
      pt: 'erro interno',
      ru: 'внутренн',
      zh: '系统错误|内部错误',
    },
  },
  {
    class: 'server-busy-or-greylisted',
    level: 'symptom',
    words: {
      de: 'sp[äa]ter (noch ?(ein)?mal|erneut|wieder)|vor[üu]bergehend',
      fr: 'plus tard|temporairement',
      es: 'm[aá]s tarde|int[ée]ntelo|temporalmente',
      it: 'pi[uù] tardi|temporaneamente',
      pt: 'mais tarde|temporariamente',
      pl: 'p[oó][zź]niej|tymczasowo',
      ru: 'позже|попробуйте|временно',
      zh: '稍后|系统忙|繁忙',
    },
  },
];

export const languageRules: readonly Rule[] = wordings.map(
  ({ class: problem, level = 'cause', words, not }): Rule => ({
    id: `in-other-languages-${problem}`,
    class: problem,
    level,
    certainty: 'likely',
    when: { text: anyOf(...Object.values(words)), ...(not && { not }) },
    source: winsock,
  }),
);
