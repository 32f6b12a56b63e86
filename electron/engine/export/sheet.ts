/** The device sheet: what somebody types at a printer, with the words that the printer may use for it. */
import { type Device, devices } from '../../../shared/devices/devices.ts';
import { deviceChoice } from '../../../shared/devices/translate.ts';
import { deviceWords } from '../../../shared/devices/words.ts';
import type { ExportWords } from '../../../shared/explain/export-words.ts';
import type { Endpoint } from '../../../shared/model.ts';
import { type Draft, testedSentence } from './draft.ts';

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
  tested: string;
  rows: SheetRow[];
  /** What to pick at devices that are known. */
  devices: SheetDevice[];
  /** What to do when the device offers something else. */
  advice: string[];
}

interface SheetDevice {
  name: string;
  /** The setting there and the option to pick, or that none fits. */
  pick: string;
}

/** A sheet is carried to devices; programs have exports of their own. */
const carriedTo: readonly Device['kind'][] = ['printer', 'camera', 'power', 'network'];

export function sheetOf({ settings, words, writtenAt }: Draft): Sheet {
  const { host, port, security, auth, username, fromAddress } = settings;
  const row = (label: string, value: string, remark: string | null = null, exact = true): SheetRow => ({
    label,
    value,
    remark,
    exact,
  });
  const quoted = deviceWords[security].map((word) => words('sheet.quoted', { word }));
  const calls = new Intl.ListFormat(words('language'), { type: 'disjunction' }).format(quoted);
  const signIn = [
    row(words('field.username'), username, words('sheet.mayCall', { words: words('sheet.usernameWords') })),
    row(words('field.password'), '', words('sheet.password')),
  ];
  return {
    title: words('sheet.title'),
    tested: `${testedSentence(settings, words)} ${words('head.written', { date: writtenAt.toISOString().slice(0, 10) })}`,
    rows: [
      row(words('field.host'), host, words('sheet.mayCall', { words: words('sheet.hostWords') })),
      row(words('field.port'), String(port)),
      row(
        words('field.security'),
        words(`security.${security}`),
        words('sheet.mayCall', { words: calls }),
        false,
      ),
      row(words('field.signIn'), words(`auth.${auth}`), null, false),
      ...(auth === 'none' ? [] : signIn),
      row(words('field.from'), fromAddress, words('sheet.from')),
    ],
    devices: devices
      .filter(({ kind }) => carriedTo.includes(kind))
      .map((device) => pickAt(device, settings, words)),
    advice: [
      words(`sheet.only.${security}`),
      words('sheet.oldDevice'),
      words(auth === 'oauth2' ? 'sheet.oauth' : 'sheet.appPassword'),
    ],
  };
}

function pickAt({ name, setting, options }: Device, tested: Endpoint, words: ExportWords): SheetDevice {
  const choice = deviceChoice([tested], options);
  const pick = choice
    ? words('sheet.pick', { setting, label: choice.label })
    : words('sheet.noPick', { setting });
  return { name, pick };
}
