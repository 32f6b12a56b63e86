/**
 * "My device asks SSL, TLS or Auto": which of its choices means the protection that was tested. "SSL" and its kin nearly
 * always mean implicit TLS; "TLS" alone usually means STARTTLS, but beside a choice called STARTTLS it is the other one.
 */
import type { Endpoint, Security } from '../model.ts';

/** Words of the choices that devices and programs offer. They are shown as they stand there. */
export const deviceLabels = ['SSL/TLS', 'SSL', 'SMTPS', 'STARTTLS', 'TLS', 'Auto', 'None'] as const;
export type DeviceLabel = (typeof deviceLabels)[number];

/** `sure`: it is called so. `likely`: it nearly always means that. `try`: the device decides by itself. */
type Sureness = 'sure' | 'likely' | 'try';

export interface DeviceChoice {
  door: Endpoint;
  label: DeviceLabel;
  sureness: Sureness;
}

interface Meaning {
  label: DeviceLabel;
  sureness: Sureness;
  /** Only when one of these is offered beside it. */
  beside?: readonly DeviceLabel[];
}

const fromTheStart: readonly DeviceLabel[] = ['SSL/TLS', 'SSL', 'SMTPS'];

/** Best first. */
const meanings: Readonly<Record<Security, readonly Meaning[]>> = {
  tls: [
    { label: 'SSL/TLS', sureness: 'sure' },
    { label: 'SMTPS', sureness: 'sure' },
    { label: 'SSL', sureness: 'sure' },
    { label: 'TLS', sureness: 'likely', beside: ['STARTTLS'] },
    { label: 'Auto', sureness: 'try' },
  ],
  starttls: [
    { label: 'STARTTLS', sureness: 'sure' },
    { label: 'TLS', sureness: 'sure', beside: fromTheStart },
    { label: 'TLS', sureness: 'likely' },
    { label: 'Auto', sureness: 'try' },
  ],
  none: [{ label: 'None', sureness: 'sure' }],
};

const order: readonly Sureness[] = ['sure', 'likely', 'try'];

/** What to pick for the first of these doors that the device can use; a surer choice wins over an earlier door. */
export function deviceChoice(
  doors: readonly Endpoint[],
  offered: readonly DeviceLabel[],
): DeviceChoice | null {
  const choices = doors.flatMap((door) => {
    const meaning = meanings[door.security].find((one) => fits(one, offered));
    return meaning ? [{ door, label: meaning.label, sureness: meaning.sureness }] : [];
  });
  return order.flatMap((sureness) => choices.filter((one) => one.sureness === sureness))[0] ?? null;
}

function fits({ label, beside }: Meaning, offered: readonly DeviceLabel[]): boolean {
  return offered.includes(label) && (beside === undefined || beside.some((other) => offered.includes(other)));
}
