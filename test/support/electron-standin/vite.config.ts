/** Builds the stand-in: plain Node runs it, without a TypeScript loader. */
import path from 'node:path';
import { defineConfig } from 'vite';

const root = import.meta.dirname;

export default defineConfig({
  root,
  publicDir: false,
  logLevel: 'warn',
  build: {
    ssr: path.join(root, 'start.ts'),
    outDir: path.join(root, '../../../dist-standin'),
    // Two test runs may be under way: neither takes the file from the other.
    emptyOutDir: false,
    target: 'node20',
    minify: false,
    rollupOptions: { output: { entryFileNames: 'start.js' } },
  },
});
