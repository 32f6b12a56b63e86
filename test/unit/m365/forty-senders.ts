/**
 * The right rows for docs/samples/m365, written down by hand from the facts before the program had seen the files, in two
 * passes: once file by file, once way by way.
 */

/** First pass, in the order of the files: address, tenant, kind, state, since, way, second, actor. */
export const byFile = `
scanner@shop.example        shop    device      stops        2026-12-31 oauth     connector     it-team
mfp2.keller@shop.example    shop    device      stops        2026-12-31 connector direct-send   it-team
alerts@shop.example         shop    application stops        2026-12-31 oauth     acs           it-team
erp@shop.example            shop    application token        -          -         -             -
ana.berg@shop.example       shop    person      stops        2026-12-31 oauth     tenant        you
lager@shop.example          shop    unknown     stops        2026-12-31 oauth     tenant        it-team
backup-nas@shop.example     shop    device      stops        2026-12-31 oauth     connector     it-team
noreply@shop.example        shop    application already-off  -          oauth     acs           it-team
rechnung@shop.example       shop    application stops        2026-12-31 oauth     acs           it-team
info@shop.example           shop    unknown     stops        2026-12-31 oauth     tenant        it-team
jo.lang@shop.example        shop    person      not-seen     -          -         -             -
meeting@shop.example        shop    unknown     not-seen     -          -         -             -
archiv@shop.example         shop    unknown     off          -          -         -             -
alt@shop.example            shop    unknown     not-seen     -          -         -             -
kopierer@praxis.example     praxis  device      stops        2026-12-31 oauth     connector     it-team
fax@praxis.example          praxis  device      stops        2026-12-31 connector direct-send   it-team
dr.weiss@praxis.example     praxis  person      stops        2026-12-31 oauth     tenant        you
empfang@praxis.example      praxis  unknown     stops        2026-12-31 oauth     tenant        it-team
labor@praxis.example        praxis  unknown     stops        2026-12-31 oauth     tenant        it-team
termine@praxis.example      praxis  unknown     refused-only -          -         -             -
drucker1@werk.example       werk    device      stops        2026-12-31 oauth     connector     it-team
drucker2@werk.example       werk    device      stops        2026-12-31 oauth     connector     it-team
halle3-scan@werk.example    werk    device      stops        2026-12-31 oauth     connector     it-team
sap@werk.example            werk    application stops        2026-12-31 oauth     acs           it-team
zabbix@werk.example         werk    application stops        2026-12-31 oauth     acs           it-team
m.kern@werk.example         werk    person      stops        2026-12-31 oauth     tenant        you
werkstatt@werk.example      werk    unknown     stops        2026-12-31 oauth     tenant        it-team
versand@werk.example        werk    unknown     stops        2026-12-31 oauth     tenant        it-team
tor@werk.example            werk    unknown     off          -          -         -             -
pforte@werk.example         werk    unknown     off          -          -         -             -
scan@verein.example         verein  device      stops        2026-12-31 hve       direct-send   it-team
beitrag@verein.example      verein  application stops        2026-12-31 hve       oauth         it-team
vorstand@verein.example     verein  person      stops        2026-12-31 oauth     tenant        you
sendwell-sample@outlook.com verein  personal    personal     2024-09-16 oauth     other-service you
sendwell-sample@gmail.com   verein  unknown     elsewhere    -          -         -             -
scanner@kanzlei.example     kanzlei device      stops        2026-12-31 oauth     connector     it-team
akten@kanzlei.example       kanzlei application stops        2026-12-31 oauth     acs           it-team
gerichtspost@kanzlei.example kanzlei unknown    stops        2026-12-31 oauth     tenant        it-team
nas@kanzlei.example         kanzlei device      stops        2026-12-31 hve       connector     it-team
telefon@kanzlei.example     kanzlei device      stops        2026-12-31 hve       connector     it-team
`;

/** Second pass, by what is to be done, with the reason. */
export const byWay: readonly {
  because: string;
  way: string;
  second: string;
  actor: string;
  since: string;
  state: string;
  kinds: Readonly<Record<string, string>>;
}[] = [
  {
    because: 'devices that send to anybody: a token if the firmware can, else the fixed address of the site',
    state: 'stops',
    since: '2026-12-31',
    way: 'oauth',
    second: 'connector',
    actor: 'it-team',
    kinds: {
      device: `scanner@shop.example backup-nas@shop.example kopierer@praxis.example drucker1@werk.example
        drucker2@werk.example halle3-scan@werk.example scanner@kanzlei.example`,
    },
  },
  {
    because: 'their encryption is too old for the servers that ask for it; port 25 of the tenant does not',
    state: 'stops',
    since: '2026-12-31',
    way: 'connector',
    second: 'direct-send',
    actor: 'it-team',
    kinds: { device: 'mfp2.keller@shop.example fax@praxis.example' },
  },
  {
    because: 'programs that send to anybody: a token, or the service for mail to the outside',
    state: 'stops',
    since: '2026-12-31',
    way: 'oauth',
    second: 'acs',
    actor: 'it-team',
    kinds: {
      application: `alerts@shop.example rechnung@shop.example sap@werk.example zabbix@werk.example
        akten@kanzlei.example`,
    },
  },
  {
    because: 'a program whose mailbox is switched off today although it was seen sending',
    state: 'already-off',
    since: '-',
    way: 'oauth',
    second: 'acs',
    actor: 'it-team',
    kinds: { application: 'noreply@shop.example' },
  },
  {
    because: 'people with a mail program: it has a sign-in window; the mailbox can be switched on until then',
    state: 'stops',
    since: '2026-12-31',
    way: 'oauth',
    second: 'tenant',
    actor: 'you',
    kinds: {
      person: 'ana.berg@shop.example dr.weiss@praxis.example m.kern@werk.example vorstand@verein.example',
    },
  },
  {
    because: 'nobody knows what sends: find it, and switch the mailbox on until then',
    state: 'stops',
    since: '2026-12-31',
    way: 'oauth',
    second: 'tenant',
    actor: 'it-team',
    kinds: {
      unknown: `lager@shop.example info@shop.example empfang@praxis.example labor@praxis.example
        werkstatt@werk.example versand@werk.example gerichtspost@kanzlei.example`,
    },
  },
  {
    because: 'devices that send inside only, where Direct Send is not refused',
    state: 'stops',
    since: '2026-12-31',
    way: 'hve',
    second: 'direct-send',
    actor: 'it-team',
    kinds: { device: 'scan@verein.example' },
  },
  {
    because: 'devices that send inside only, where the tenant refuses Direct Send',
    state: 'stops',
    since: '2026-12-31',
    way: 'hve',
    second: 'connector',
    actor: 'it-team',
    kinds: { device: 'nas@kanzlei.example telefon@kanzlei.example' },
  },
  {
    because: 'a program that sends inside only',
    state: 'stops',
    since: '2026-12-31',
    way: 'hve',
    second: 'oauth',
    actor: 'it-team',
    kinds: { application: 'beitrag@verein.example' },
  },
  {
    because: 'a mailbox of Outlook.com: no administrator, passwords ended in 2024',
    state: 'personal',
    since: '2024-09-16',
    way: 'oauth',
    second: 'other-service',
    actor: 'you',
    kinds: { personal: 'sendwell-sample@outlook.com' },
  },
  {
    because: 'signs in with tokens already',
    state: 'token',
    since: '-',
    way: '-',
    second: '-',
    actor: '-',
    kinds: { application: 'erp@shop.example' },
  },
  {
    because: 'may send, and the report of its tenant does not show it',
    state: 'not-seen',
    since: '-',
    way: '-',
    second: '-',
    actor: '-',
    kinds: { person: 'jo.lang@shop.example', unknown: 'meeting@shop.example alt@shop.example' },
  },
  {
    because: 'switched off by itself and not seen',
    state: 'off',
    since: '-',
    way: '-',
    second: '-',
    actor: '-',
    kinds: { unknown: 'archiv@shop.example tor@werk.example pforte@werk.example' },
  },
  {
    because: 'only refused sign-ins: somebody guesses passwords',
    state: 'refused-only',
    since: '-',
    way: '-',
    second: '-',
    actor: '-',
    kinds: { unknown: 'termine@praxis.example' },
  },
  {
    because: 'not at Microsoft 365',
    state: 'elsewhere',
    since: '-',
    way: '-',
    second: '-',
    actor: '-',
    kinds: { unknown: 'sendwell-sample@gmail.com' },
  },
];
