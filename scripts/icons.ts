// Draws the icons of all systems from renderer/assets/icon.svg into build: node scripts/run.mjs scripts/icons.ts
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { chromium, type Page } from 'playwright';
import { findChromium, root } from './electron.mjs';
import { encodeIcns, encodeIco, type Picture } from './icon-files.ts';

const linuxSizes = [16, 24, 32, 48, 64, 128, 256, 512];
const icoSizes = [16, 24, 32, 48, 64, 128, 256];
const icnsSizes = [32, 64, 128, 256, 512, 1024];
/** The shape of a macOS icon fills 824 of 1024 points; the rest is room for its shadow. */
const macShare = 824 / 1024;

/** Draws the picture in the page. `share`: how much of the width the drawing takes. */
async function draw(page: Page, svg: string, size: number, share: number): Promise<Picture> {
  const { png, pixels } = await page.evaluate(drawInPage, { svg, size, drawn: size * share });
  return { size, png: Buffer.from(png, 'base64'), rgba: Buffer.from(pixels, 'base64') };
}

async function drawInPage({ svg, size, drawn }: { svg: string; size: number; drawn: number }) {
  const image = new Image();
  image.src = `data:image/svg+xml,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = Object.assign(document.createElement('canvas'), { width: size, height: size });
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('this browser draws nothing');
  const margin = (size - drawn) / 2;
  context.drawImage(image, margin, margin, drawn, drawn);
  const { data } = context.getImageData(0, 0, size, size);
  let pixels = '';
  for (const byte of data) pixels += String.fromCharCode(byte);
  return { png: canvas.toDataURL('image/png').split(',')[1] ?? '', pixels: btoa(pixels) };
}

/** A drawing without a size of its own is scaled after it was painted; with one it stays sharp. */
function withSize(svg: string, size: number): string {
  return svg.replace('<svg ', `<svg width="${size}" height="${size}" `);
}

async function drawAll(page: Page, svg: string, sizes: readonly number[], share = 1): Promise<Picture[]> {
  const pictures: Picture[] = [];
  for (const size of sizes) pictures.push(await draw(page, withSize(svg, size), size, share));
  return pictures;
}

const executablePath = findChromium();
if (executablePath === null) throw new Error('icons need a Chromium: name its program in CHROMIUM');
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
try {
  const page = await browser.newPage();
  const svg = await readFile(path.join(root, 'renderer/assets/icon.svg'), 'utf8');
  const build = path.join(root, 'build');
  await mkdir(path.join(build, 'icons'), { recursive: true });
  for (const { size, png } of await drawAll(page, svg, linuxSizes)) {
    await writeFile(path.join(build, `icons/${size}x${size}.png`), png);
  }
  await writeFile(path.join(build, 'icon.ico'), encodeIco(await drawAll(page, svg, icoSizes)));
  await writeFile(path.join(build, 'icon.icns'), encodeIcns(await drawAll(page, svg, icnsSizes, macShare)));
} finally {
  await browser.close();
}
