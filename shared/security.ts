/**
 * How a connection is protected. `tls`: implicit TLS (RFC 8314). `starttls`: upgrade by STARTTLS, mandatory (RFC 3207).
 * `none`: no encryption.
 */
export const securities = ['tls', 'starttls', 'none'] as const;
export type Security = (typeof securities)[number];
