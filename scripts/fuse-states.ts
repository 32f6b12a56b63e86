/** Electron's fuses: switches in the finished program that nobody can turn again without breaking its signature. */
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';

/** What electron-builder.yml sets, and WebAssembly's own, which Electron sets. All others are off. */
export const fusesOn = [
  'EnableCookieEncryption',
  'EnableEmbeddedAsarIntegrityValidation',
  'OnlyLoadAppFromAsar',
  'WasmTrapHandlers',
];

/** Names of the fuses that are on in a program: its file, or its .app on macOS. */
export async function readFusesOn(program: string): Promise<string[]> {
  const { version: _, ...wire } = await getCurrentFuseWire(program);
  const on = Object.entries(wire).filter(([, state]) => state === FuseState.ENABLE);
  return on.map(([fuse]) => FuseV1Options[Number(fuse)] ?? fuse).sort();
}
