/** The languages that there are words in, by BCP 47 tag. The catalogues stand in shared/explain/locales. */
export const languages = ['en', 'de'] as const;
export type Language = (typeof languages)[number];
