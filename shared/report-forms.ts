/** The forms of the report for IT. */
export const reportForms = ['markdown', 'text', 'json', 'html'] as const;
export type ReportForm = (typeof reportForms)[number];
