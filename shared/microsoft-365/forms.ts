/** The forms that the plan is written in. */
export const m365Forms = ['table', 'csv', 'markdown', 'html', 'json'] as const;
export type M365Form = (typeof m365Forms)[number];
