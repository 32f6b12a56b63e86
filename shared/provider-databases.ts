/** Public databases of mail providers: the one of draft-ietf-mailmaint-autoconfig, then the older one with the same data. */

/** Bases, ending in a slash; the mail domain is put behind them. Read in November 2026. */
export const publicDatabases = ['https://v1.ispdb.net/', 'https://autoconfig.thunderbird.net/v1.1/'];
