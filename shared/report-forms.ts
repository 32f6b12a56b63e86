/** Short texts to send: a few lines for a ticket, a message to the customer, a message to the administrator. */
export const briefForms = ['ticket', 'customer', 'admin'] as const;
export type BriefForm = (typeof briefForms)[number];

/** The forms of the report for IT. */
export const reportForms = ['markdown', 'text', 'json', 'html', ...briefForms] as const;
export type ReportForm = (typeof reportForms)[number];
