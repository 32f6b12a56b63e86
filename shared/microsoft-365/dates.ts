/** When Microsoft 365 stops taking passwords for sending: dated facts, and what they make of a day. */
import type { Fact } from '../facts.ts';

const announcement = {
  url: 'https://techcommunity.microsoft.com/blog/exchange/updated-exchange-online-smtp-auth-basic-authentication-deprecation-timeline/4489835',
  readOn: '2026-12-01',
  by: 'vendor',
} as const;

/** Days are ISO 8601. */
export const dates = {
  /** Last day of the month in whose end the switch is thrown; Microsoft names no day. Administrators can switch it on again. */
  offByDefault: {
    value: '2026-12-31',
    quote: 'SMTP AUTH Basic Authentication will be disabled by default for existing tenants.',
    ...announcement,
  },
  /** First day on which a new tenant begins without it. */
  newTenantsWithout: {
    value: '2027-01-01',
    quote: 'New tenants created after December 2026',
    ...announcement,
  },
  /** First day of the half year in which the day of the final removal is announced. */
  removalAnnouncedFrom: {
    value: '2027-07-01',
    quote: 'Microsoft will announce the final removal date for SMTP AUTH Basic Authentication.',
    ...announcement,
  },
  /** First day on which a personal mailbox (Outlook.com, Hotmail, Live) took no password. Microsoft's own page could not be read: this one repeats its dates. */
  personalWithout: {
    value: '2024-09-16',
    url: 'https://techissuestoday.com/how-to-update-outlook-email-settings-to-avoid-losing-access-after-september-16/',
    quote: 'September 16, 2024: Basic Authentication no longer available to access any Outlook account',
    readOn: '2026-12-01',
    by: 'observed',
  },
  /** Last month in which High Volume Email takes a password. Microsoft's own post could not be read: this page repeats it. */
  highVolumePasswordUntil: {
    value: '2028-09-30',
    url: 'https://petri.com/high-volume-email-delivery-internal-recipients/',
    quote: 'Basic authentication for HVE will remain supported until September 2028.',
    readOn: '2026-12-01',
    by: 'observed',
  },
} as const satisfies Record<string, Fact<string>>;

/**
 * Where a day (ISO 8601) stands: passwords still work as before; they are off unless an administrator switched them on
 * again; or a final day may have been announced since these facts were read, so they have to be read again.
 */
export type Era = 'before' | 'off-by-default' | 'removal-announced';

/** `day`: ISO 8601. The last day of passwords belongs to `before`. */
export function eraOn(day: string): Era {
  if (day <= dates.offByDefault.value) return 'before';
  return day < dates.removalAnnouncedFrom.value ? 'off-by-default' : 'removal-announced';
}
