/** What an ID card says, as named values: for the page and for copying. */
import type { TFunction } from 'i18next';
import type { TlsFacts } from '../../../shared/model.ts';
import type { Fact } from '../../components/fact.ts';

type T = TFunction<'window'>;

/** A day after the customs of the language; the text itself where it is no date. */
export function dayText(iso: string, language: string): string {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return iso;
  return new Intl.DateTimeFormat(language, { dateStyle: 'long' }).format(date);
}

/** Without those that the card does not have. */
export function certificateFacts(certificate: TlsFacts, t: T, language: string): Fact[] {
  const day = (iso: string | null) => iso && dayText(iso, language);
  const facts: { name: string; value: string | null; code: boolean }[] = [
    { name: t('card.names'), value: certificate.altNames.join(', ') || certificate.subject, code: true },
    { name: t('card.issuer'), value: certificate.issuer, code: false },
    { name: t('card.from'), value: day(certificate.validFrom), code: false },
    { name: t('card.to'), value: day(certificate.validTo), code: false },
    {
      name: t('card.version'),
      value: [certificate.version, certificate.cipher].filter(Boolean).join(', '),
      code: true,
    },
    { name: t('card.fingerprint'), value: certificate.fingerprint, code: true },
    { name: t('card.code'), value: codeText(certificate), code: true },
  ];
  return facts.flatMap(({ name, value, code }) => (value ? [{ name, value, code }] : []));
}

/** Chain as sent, leaf first, one line for each card. */
export function chainLines({ chain }: TlsFacts, t: T, language: string): string[] {
  return chain.map(({ subject, issuer, validTo }) => {
    const maker = subject === issuer ? t('card.alone') : t('card.vouched', { issuer });
    return `${subject}: ${maker}, ${t('card.until', { date: dayText(validTo, language) })}`;
  });
}

/** The code of the check that did not pass, and whose certificate it was about: what a helpdesk searches for. */
function codeText({ fault, chain }: TlsFacts): string | null {
  if (!fault) return null;
  const holder = chain[fault.depth ?? 0]?.subject;
  return holder ? `${fault.code} (${holder})` : fault.code;
}
