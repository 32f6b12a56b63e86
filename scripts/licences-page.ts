/** THIRD-PARTY.md as text: what the built program is made of besides our own code, and the licences of it. */
import type { BundledPackage } from './bundled.ts';

export function licencesPage(packages: readonly BundledPackage[]): string {
  const textless = packages.filter(({ texts }) => texts.length === 0);
  return [
    '# Software of others inside Sendwell',
    '',
    `Sendwell itself stands under the MIT licence (\`LICENSE\`). Its bundles contain parts of these ${packages.length} packages.`,
    'Installers also bring Electron and Chromium, with `LICENSE.electron.txt` and `LICENSES.chromium.html` of their own.',
    '',
    'Made from the source maps of the build by `npm run licences`; `npm run package:check` compares.',
    '',
    '| Package | Version | Licence |',
    '|---|---|---|',
    ...packages.map(({ name, version, licence }) => `| ${name} | ${version} | ${licence} |`),
    '',
    '## Facts that were compared with the databases of others',
    '',
    'The facts about providers in `shared/providers` (hosts, ports, user names) were compared with these databases. Each row',
    'links the entry; no file of theirs is part of Sendwell.',
    '',
    '- [Mozilla ISPDB](https://github.com/thunderbird/autoconfig), Mozilla Public License 2.0 (https://mozilla.org/MPL/2.0/)',
    '- [Delta Chat provider-db](https://github.com/chatmail/provider-db), Mozilla Public License 2.0',
    '- [Nodemailer](https://github.com/nodemailer/nodemailer), MIT No Attribution',
    '- [MailCore](https://github.com/MailCore/mailcore2), BSD',
    '- [mutt-wizard](https://github.com/LukeSmithxyz/mutt-wizard) and [FairEmail](https://github.com/M66B/FairEmail),',
    '  GNU General Public License 3: rows of ours were checked against them, and nothing was taken',
    '',
    '## The licences',
    '',
    ...[...byText(packages)].flatMap(([text, names]) => [
      `### ${names.join(', ')}`,
      '',
      '~~~text',
      text,
      '~~~',
      '',
    ]),
    ...textless.map(
      ({ name, licence }) => `${name} brings no text of its own; its package.json says ${licence}.`,
    ),
    '',
  ].join('\n');
}

/** Many packages come with the very same text: it stands there once. */
function byText(packages: readonly BundledPackage[]): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const { name, version, texts } of packages) {
    for (const text of texts) found.set(text, [...(found.get(text) ?? []), `${name} ${version}`]);
  }
  return found;
}
