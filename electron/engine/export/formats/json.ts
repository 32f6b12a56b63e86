/** JSON (RFC 8259): the one shape that every export starts from, for other programs and for `sendwell export` itself. */
import type { SettingsExport } from '../../../../shared/mail-settings.ts';
import type { Writer } from '../draft.ts';
import { shownSecret } from '../draft.ts';

export const json: Writer = (draft) => {
  const { settings, writtenAt } = draft;
  const { host, port, security, auth, username } = settings;
  const password = settings.auth === 'none' ? null : shownSecret(draft);
  const value: SettingsExport = {
    schema: 'sendwell/settings/1',
    writtenAt: writtenAt.toISOString(),
    ...settings,
    tested: settings.verifiedAt === null ? null : { host, port, security, auth, username },
    password,
  };
  return { text: `${JSON.stringify(value, null, 2)}\n` };
};
