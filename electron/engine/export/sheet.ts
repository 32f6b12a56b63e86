/** The device sheet: what somebody types at a printer, with the words that the printer may use for it. One page. */
import { type Device, devices } from '../../../shared/devices/devices.ts';
import { deviceChoice } from '../../../shared/devices/translate.ts';
import { deviceWords } from '../../../shared/devices/words.ts';
import { sameEndpoint } from '../../../shared/endpoint.ts';
import type { ExportWords } from '../../../shared/explain/export-words.ts';
import type { MailSettings } from '../../../shared/mail-settings.ts';
import type { Endpoint } from '../../../shared/model.ts';
import type { Draft } from './draft.ts';

/** One box of the device, and what to type there. */
export interface SheetRow {
  label: string;
  value: string;
  /** What the device may call it, or what to do there. */
  remark: string | null;
  /** Letters and digits that must not be confused: shown in a face where 1 l I and 0 O differ. */
  exact: boolean;
}

export interface Sheet {
  title: string;
  rows: SheetRow[];
  /** Every port that worked, the one to take first. */
  ports: { title: string; head: [port: string, security: string, pick: string]; rows: SheetPort[] };
  /** What to pick at devices that are known; null where the sheet is for one of them. */
  devices: { title: string; list: SheetDevice[] } | null;
  /** What to do when the device offers something else. */
  advice: string[];
  /** Who tested what, when and from where. */
  tested: string[];
  notes: string;
}

interface SheetPort {
  port: string;
  security: string;
  /** What to pick at the device, or what it may call it. */
  pick: string;
}

interface SheetDevice {
  name: string;
  /** The setting there and the option to pick, or that none fits. */
  pick: string;
}

/** A sheet is carried to devices; programs have exports of their own. */
const carriedTo: readonly Device['kind'][] = ['printer', 'camera', 'power', 'network'];

/** The sheet for a device, in the order in which a person types: every usable endpoint, who tested what, and what to do when it still fails. */
export function sheetOf({ settings, device, words, writtenAt, timeZone }: Draft): Sheet {
  const endpoints = endpointsFor(settings, device);
  const date = dateWriter(words, timeZone);
  return {
    title: words(device ? 'sheet.titleAt' : 'sheet.title', {
      address: settings.fromAddress,
      device: device?.name ?? '',
    }),
    rows: rowsOf(settings, endpoints[0] ?? settings, words),
    ports: {
      title: words('sheet.ports'),
      head: [words('field.port'), words('field.security'), words('sheet.atDevice')],
      rows: endpoints.map((endpoint) => portOf(endpoint, device, words)),
    },
    devices: device
      ? null
      : {
          title: words('sheet.devices'),
          list: devices
            .filter(({ kind }) => carriedTo.includes(kind))
            .map((known) => ({ name: known.name, pick: pickAmong(endpoints, known, words) })),
        },
    advice: [
      ...(endpoints.length > 1 ? [] : [words(`sheet.only.${settings.security}`)]),
      words('sheet.oldDevice'),
      words(settings.auth === 'oauth2' ? 'sheet.oauth' : 'sheet.appPassword'),
    ],
    tested: [
      testedOn(settings, endpoints[0] ?? settings, words, date),
      words('sheet.from-where'),
      words('sheet.tested-by'),
      words('sheet.written', { date: date(writtenAt) }),
    ],
    notes: words('sheet.notes'),
  };
}

/** As people write a day and a time where they live. */
function dateWriter(words: ExportWords, timeZone: string | undefined): (at: Date) => string {
  const format = new Intl.DateTimeFormat(words('language'), {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone,
  });
  // Some versions of ICU put a narrow space before AM and PM.
  return (at) => format.format(at).replace('\u202f', ' ');
}

/** A sign-in proves the endpoint that it was made at; another one of the sheet was only seen to be usable. */
function testedOn(
  settings: MailSettings,
  shown: Endpoint,
  words: ExportWords,
  date: (at: Date) => string,
): string {
  const { verifiedAt, verifiedFrom, port: testedPort } = settings;
  if (verifiedAt === null) return words('head.notTested');
  const practice = verifiedFrom === 'practice';
  const values = { date: date(new Date(verifiedAt)) };
  if (practice || sameEndpoint(shown, settings))
    return words(practice ? 'head.practice' : 'head.tested', values);
  return words('sheet.otherPort', { ...values, port: shown.port, testedPort });
}

/** All ports of the server that can be used, the tested one first; at a known device the one that it can use best. */
function endpointsFor(settings: MailSettings, device: Device | null): Endpoint[] {
  const { host, port, security, otherPorts = [] } = settings;
  const all: Endpoint[] = [{ host, port, security }, ...otherPorts.map((other) => ({ host, ...other }))];
  const best = device && deviceChoice(all, device.options)?.endpoint;
  return best ? [best, ...all.filter((one) => one !== best)] : all;
}

function rowsOf(settings: MailSettings, endpoint: Endpoint, words: ExportWords): SheetRow[] {
  const { host, auth, username, fromAddress } = settings;
  const row = (label: string, value: string, remark: string | null = null, exact = true): SheetRow => ({
    label,
    value,
    remark,
    exact,
  });
  const signIn = [
    row(words('field.username'), username, words('sheet.usernameWords')),
    row(words('field.password'), '', words('sheet.password')),
  ];
  return [
    row(words('field.host'), host, words('sheet.hostWords')),
    row(words('field.port'), String(endpoint.port)),
    row(words('field.security'), words(`security.${endpoint.security}`), null, false),
    row(words('field.signIn'), words(`auth.${auth}`), null, false),
    ...(auth === 'none' ? [] : signIn),
    row(words('field.from'), fromAddress, words('sheet.from')),
  ];
}

function portOf(endpoint: Endpoint, device: Device | null, words: ExportWords): SheetPort {
  const { port, security } = endpoint;
  const quoted = deviceWords[security].map((word) => words('sheet.quoted', { word }));
  const calls = new Intl.ListFormat(words('language'), { type: 'disjunction' }).format(quoted);
  return {
    port: String(port),
    security: words(`security.${security}`),
    pick: device ? pickAmong([endpoint], device, words) : calls,
  };
}

function pickAmong(endpoints: readonly Endpoint[], { setting, options }: Device, words: ExportWords): string {
  const choice = deviceChoice(endpoints, options);
  if (!choice) return words('sheet.noPick', { setting });
  const values = { setting, label: choice.label, port: choice.endpoint.port };
  return words(endpoints.length > 1 ? 'sheet.pickAt' : 'sheet.pick', values);
}
