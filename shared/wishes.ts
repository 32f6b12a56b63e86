/** What the person can want of the page by way of the menu, with the keys as Electron names them. */
export const wishes = ['new-check', 'run-again', 'details', 'copy-ticket', 'accounts'] as const;
export type Wish = (typeof wishes)[number];

export const keysOfWish: Readonly<Record<Wish, string>> = {
  'new-check': 'CmdOrCtrl+N',
  'run-again': 'CmdOrCtrl+R',
  details: 'CmdOrCtrl+D',
  'copy-ticket': 'CmdOrCtrl+Shift+C',
  accounts: 'CmdOrCtrl+L',
};
