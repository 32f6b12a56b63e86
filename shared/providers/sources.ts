/** Where the facts come from, and when each place was read. */

export const database = {
  date: '2026-03-12',
  source: 'public provider database of mail autoconfig, state of 12 March 2026',
};
export const facts = {
  date: '2026-11-22',
  source: "MX suffix table compiled from providers' documentation, November 2026",
};
export const delta = {
  date: '2026-11-22',
  source: 'public provider list of Delta Chat, read 22 November 2026',
};
export const nodemailer = {
  date: '2026-11-22',
  source: 'service list of Nodemailer, read 22 November 2026',
};
export const configs = {
  date: '2026-11-22',
  source: 'published DNS zones and client settings of customers, read 22 November 2026',
};
export const kb = {
  date: '2026-11-22',
  source: 'help page of the provider, read 22 November 2026',
};
