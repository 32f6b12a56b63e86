/** A font for the pictures that looks as the product does on its systems: Inter, in place of what a bare machine has. */
import { spawnSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';

/** Near to the fonts of macOS, Windows and GNOME; Debian has it as a package. */
const family = 'Inter';
const debianPackage = 'fonts-inter';

/** The environment in which Chromium draws with it on Linux; elsewhere the system's own font is the right one. */
export async function pictureFont(temporary: string): Promise<Record<string, string>> {
  if (process.platform !== 'linux') return {};
  if (!hasFont())
    console.warn(`The font ${family} is not there (on Debian: ${debianPackage}): letters look different.`);
  const file = path.join(temporary, 'fonts.conf');
  await writeFile(file, fontsConf);
  return { FONTCONFIG_FILE: file };
}

function hasFont(): boolean {
  return Boolean(spawnSync('fc-list', [family], { encoding: 'utf8' }).stdout?.trim());
}

const instead = (name: string) =>
  `<match target="pattern"><test name="family"><string>${name}</string></test>` +
  `<edit name="family" mode="prepend" binding="strong"><string>${family}</string></edit></match>`;

const fontsConf = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
<include ignore_missing="yes">/etc/fonts/fonts.conf</include>
${['system-ui', 'sans-serif', 'sans', 'Cantarell', 'Ubuntu', 'Noto Sans', 'DejaVu Sans'].map(instead).join('\n')}
</fontconfig>
`;
