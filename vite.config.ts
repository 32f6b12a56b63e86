import { chmod } from 'node:fs/promises';
import { builtinModules } from 'node:module';
import path from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig, type EnvironmentOptions, type Plugin } from 'vite';

const root = import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname);

interface NodeBundle {
  entry: string;
  outDir: string;
  format: 'es' | 'cjs';
  file: string;
  /** Another file that is started by itself, by its name. */
  beside?: Record<string, string>;
  /** One file only: the sandboxed preload and a single executable cannot load a second one. */
  single?: boolean;
}

/** A language is one chunk: the catalogue of `…/locales/<tag>/<area>.json`. Null for what is no catalogue. */
function languageOf(file: string): string | null {
  const [, tag] = /\/explain\/locales\/([\w-]+)\/(?!rules\.json)/.exec(file) ?? [];
  return tag === undefined ? null : `words-${tag}`;
}

/** A bundle that runs in Node or Electron: everything but "electron" and Node's own modules is inside. */
function nodeBundle({
  entry,
  outDir,
  format,
  file,
  beside = {},
  single = false,
}: NodeBundle): EnvironmentOptions {
  return {
    consumer: 'server',
    resolve: {
      conditions: ['node'],
      noExternal: true,
      external: ['electron', ...builtinModules, ...builtinModules.map((name) => `node:${name}`)],
    },
    build: {
      ssr: true,
      outDir: path.join(root, outDir),
      emptyOutDir: true,
      copyPublicDir: false,
      target: 'node20',
      minify: false,
      sourcemap: true,
      rollupOptions: {
        input: Object.fromEntries(
          Object.entries({ [path.parse(file).name]: entry, ...beside }).map(([name, from]) => [
            name,
            path.join(root, from),
          ]),
        ),
        external: ['electron', /^node:/],
        // The text of the public suffix list would stand at each of its uses.
        optimization: { inlineConst: false },
        output: {
          format,
          entryFileNames: `[name]${path.extname(file)}`,
          chunkFileNames: '[name]-[hash].js',
          codeSplitting: single ? false : { groups: [{ name: languageOf }] },
          // A reported stack is read with the maps, which do not ship: the archive has a budget.
          minify: true,
        },
      },
    },
  };
}

/** The command is started as a file of its own: its first line names the interpreter. */
const executableCommand: Plugin = {
  name: 'executable-command',
  applyToEnvironment: ({ name }) => name === 'cli',
  async writeBundle({ dir = '' }, bundle) {
    const entries = Object.values(bundle).filter((file) => file.type === 'chunk' && file.isEntry);
    for (const { fileName } of entries) await chmod(path.join(dir, fileName), 0o755);
  },
};

export default defineConfig({
  root: path.join(root, 'renderer'),
  base: './',
  resolve: {
    // Tables for the text of East Asian mail and for attachments, 0.6 MB. The arrival check reads only ASCII header lines.
    alias: [
      { find: 'encoding-japanese', replacement: path.join(root, 'scripts/no-tables.mjs') },
      { find: /^\.\/dbcs-data$/, replacement: path.join(root, 'scripts/no-encodings.cjs') },
      { find: /^\.\/mimetypes\.js$/, replacement: path.join(root, 'scripts/no-mime-types.mjs') },
    ],
  },
  plugins: [react(), executableCommand],
  environments: {
    client: {
      build: {
        outDir: path.join(root, 'dist/renderer'),
        emptyOutDir: true,
        sourcemap: true,
        modulePreload: { polyfill: false },
      },
    },
    main: nodeBundle({
      entry: 'electron/main.ts',
      beside: {
        'plan-thread': 'electron/shell/m365/thread.ts',
        'accounts-thread': 'electron/shell/accounts/thread.ts',
      },
      outDir: 'dist/main',
      format: 'es',
      file: 'main.js',
    }),
    preload: nodeBundle({
      entry: 'electron/preload.ts',
      outDir: 'dist/preload',
      format: 'cjs',
      file: 'preload.cjs',
      single: true,
    }),
    cli: nodeBundle({
      entry: 'electron/cli/sendwell.ts',
      outDir: 'dist/cli',
      format: 'es',
      file: 'sendwell.js',
      beside: { 'message-reader': 'electron/engine/message-file/entry.ts' },
    }),
    // Only `npm run single-file` builds it.
    singleFile: nodeBundle({
      entry: 'electron/single-file.ts',
      outDir: 'out/single-file/bundle',
      format: 'cjs',
      file: 'sendwell.cjs',
      single: true,
    }),
  },
  builder: {
    async buildApp(builder) {
      for (const name of ['client', 'main', 'preload', 'cli']) {
        const environment = builder.environments[name];
        if (environment) await builder.build(environment);
      }
    },
  },
});
