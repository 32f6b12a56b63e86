/** International mail domains for people: in their own letters, with the form that DNS knows beside it (RFC 5890 2.3.2.1). */

/** A mail domain in both forms; the second is absent where nobody looked yet. */
export interface DomainForms {
  domain: string;
  domainUnicode?: string;
}

/** A name or an address below the mail domain as people write it. The other form stays in view: look-alike letters exist. */
export function asWritten(text: string, forms: DomainForms | null): string {
  const { domain = '', domainUnicode = domain } = forms ?? {};
  if (domain === domainUnicode) return text;
  const inside = text === domain || text.endsWith(`.${domain}`) || text.endsWith(`@${domain}`);
  return inside ? `${text.slice(0, -domain.length)}${domainUnicode} (${text})` : text;
}

/** Every text among these facts as people write it. */
export function factsAsWritten(
  facts: Readonly<Record<string, unknown>>,
  forms: DomainForms | null,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(facts).flatMap(([key, value]) =>
      typeof value === 'string'
        ? [
            [
              key,
              value
                .split(', ')
                .map((one) => asWritten(one, forms))
                .join(', '),
            ],
          ]
        : [],
    ),
  );
}
