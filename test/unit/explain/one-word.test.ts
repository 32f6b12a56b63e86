/** One word for one thing: pictures and swaps that the word table forbids, over every plain text. */
import { describe, expect, it } from 'vitest';
import { languages, resources } from '../../../shared/explain/i18n.ts';
import type { Language } from '../../../shared/languages.ts';

/** A word of the table's right column, and the texts where it may stand all the same. */
interface Rule {
  say: string;
  not: RegExp;
  unless?: RegExp;
}

const rules: Readonly<Record<Language, readonly Rule[]>> = {
  en: [
    { say: 'port', not: /\bdoors?\b|\bways? in\b/i },
    { say: 'port', not: /\bentrances?\b/i, unless: /\bports?\b|^A numbered entrance on the server\.$/i },
    { say: 'certificate', not: /\bID cards?\b/i, unless: /\bcertificates?\b/i },
    { say: 'certificate, explained once', not: /\bID cards?\b.*\bID cards?\b/is },
    { say: 'certificate', not: /(?<!\bID )\bcards?\b/i },
    { say: 'encrypts', not: /(?<!caps )\block(?:s|ing)?\b|\blocked (?:from|against)\b/i },
    { say: 'encrypted connection', not: /\b(?:locked|secure|safe|open|protected) link\b|\bthe link\b/i },
    { say: 'encrypted from the start', not: /\bsecured? from the start\b/i },
    { say: 'DNS server', not: /\bphone ?books?\b/i },
    { say: 'support code', not: /\bshare code\b|\bcode for (?:the phone|your helper)\b/i },
    {
      say: 'accepts',
      not: /\b(?:server|side|provider|domain|company|service|account|\.com) (?:does not |can |no longer |also )?(?:takes?|took)\b/i,
    },
    {
      say: 'accepts',
      not: /\btak(?:es?|en) (?:no |only |your normal )?(?:mail|messages?|passwords?|app passwords?|sign-ins?)\b/i,
    },
    { say: 'conversation', not: /\btalks?\b/i },
    { say: 'spam', not: /\bjunk\b/i },
    { say: 'warning', not: /\bremarks?\b/i },
    { say: 'canceled', not: /\bcancell(?:ed|ing)\b/i },
    {
      say: 'email',
      not: /\b(?:one|this|each|every|another) mail\b(?! (?:service|program|domain|app|server))/i,
    },
    { say: 'US English', not: /\b(?:recognis|organis|colour|behaviour|favourite)/i },
    { say: 'signature (DKIM)', not: /\bseals?\b/i },
  ],
  de: [
    { say: 'Port', not: /\bTür(?:en)?\b/ },
    {
      say: 'Port',
      not: /\bEing(?:ang|änge|ängen)\b/,
      unless: /\bPorts?\b|^Ein Eingang mit Nummer am Server\.$/,
    },
    { say: 'Zertifikat', not: /\bAusweis/, unless: /\bZertifikat/ },
    { say: 'Zertifikat, einmal erklärt', not: /\bAusweis.*\bAusweis/s },
    { say: 'verschlüsseln', not: /\b(?:ge)?sicher[nt]\b|\bSicherung\b/i },
    { say: 'verschlüsselt', not: /\bverschl(?:ossen|ießen)|\bSchl(?:oss|össer)\b/i },
    { say: 'verschlüsselte Verbindung', not: /\b(?:sichere|offene|geschützte)[nr]? Verbindung/i },
    { say: 'DNS-Server', not: /Telefonbuch/ },
    { say: 'Support-Code', not: /Code (?:fürs Telefon|für Ihren Helfer)/ },
    { say: 'angenommen', not: /\bgenommen\b/ },
    { say: 'nimmt … an', not: /\bnimmt\b(?!(?:[^.:;?]|\.(?=\S))*\ban\b)/ },
    {
      say: 'funktioniert, klappt, wird gesendet',
      not: /\b[Gg](?:eht|ehen|ing|ingen) (?:(?:hier|dort|nur|von hier) )?(?:nicht|hinaus)\b|\b[Ee]s geht\.|\bgeht nur\b/,
    },
    {
      say: 'E-Mail',
      not: /\b(?:[Ee]ine|[Ee]iner|[Kk]eine|[Dd]ie|[Dd]er|[Dd]iese|[Dd]ieser|jede) Mail\b(?!-)|\bPost\b/,
    },
    { say: 'Spam', not: /\bWerbung\b/ },
    { say: 'Signatur (DKIM)', not: /\bSiegel\b/ },
    {
      say: 'ein Wort',
      not: /\b(?:Anmelde-Fenster|Mail-(?:Programm|Domain|Server|Anbieter|Konto)|Internet-Adresse)/,
    },
  ],
};

/** Every plain text with its path; the technical register has its own test. */
function leaves(tree: object, path = ''): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[`${path}${key}`, value]] : leaves(value, `${path}${key}.`),
  );
}

describe.each(languages)('in %s', (language) => {
  const texts = leaves(resources[language]).map(
    ([path, text]) => [path, text.replace(/\{\{[^}]*\}\}/g, 'it')] as const,
  );

  it.each(rules[language])('"$say", not $not', ({ not, unless }) => {
    const wrong = texts.filter(([, text]) => not.test(text) && !(unless?.test(text) ?? false));
    expect(wrong.map(([path, text]) => `${path}: ${text}`)).toEqual([]);
  });
});
