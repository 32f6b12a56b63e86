/** The files of the page: a fixed list made once, so that no request can name anything else. */
import fs from 'node:fs';
import path from 'node:path';

export interface RendererFile {
  file: string;
  type: string;
}

/** Only these kinds are served; source maps are not among them. */
const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

/** The built page has one level of folders. */
const folders = ['', 'assets'];

/** Every file of the built page by the path of its URL. */
export function listRendererFiles(root: string): ReadonlyMap<string, RendererFile> {
  const files = new Map<string, RendererFile>();
  for (const folder of folders.filter((name) => fs.existsSync(path.join(root, name)))) {
    for (const name of fs.readdirSync(path.join(root, folder))) {
      const type = types[path.extname(name)];
      if (type) files.set(path.posix.join('/', folder, name), { file: path.join(root, folder, name), type });
    }
  }
  return files;
}
