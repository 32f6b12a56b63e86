/** Makes `require('electron')` and `import 'electron'` find the stand-in. */
import Module from 'node:module';

/** What `node:module` does not declare: the loader of `require`, and hooks that run in step (Node 22.15). */
interface ModuleInternals {
  _load(request: string, ...rest: unknown[]): unknown;
  registerHooks?(hooks: { resolve: ResolveHook }): void;
}
type Resolved = { url: string; shortCircuit?: boolean };
type ResolveHook = (
  specifier: string,
  context: { conditions?: string[] },
  next: (specifier: string, context: object) => Resolved,
) => Resolved;

const names = /^electron(\/(main|common))?$/;

export function aliasElectron(electron: object): void {
  const internals = Module as unknown as ModuleInternals;
  const load = internals._load;
  internals._load = (request, ...rest) =>
    names.test(request) ? electron : load.call(internals, request, ...rest);

  const url = moduleUrl(electron);
  if (internals.registerHooks) {
    internals.registerHooks({
      resolve: (specifier, context, next) =>
        names.test(specifier) && !context.conditions?.includes('require')
          ? { url, shortCircuit: true }
          : next(specifier, context),
    });
    return;
  }
  Module.register(
    dataUrl(`export const resolve = (specifier, context, next) =>
      ${names}.test(specifier)
        ? { url: ${JSON.stringify(url)}, shortCircuit: true }
        : next(specifier, context);`),
  );
}

/** A module whose exports are the members of the stand-in. A member that is not modelled fails at the import. */
function moduleUrl(electron: object): string {
  const key = 'electronStandin';
  Object.defineProperty(globalThis, key, { value: electron });
  const exports = Object.keys(electron).map((name) => `export const ${name} = electron.${name};`);
  return dataUrl(`const electron = globalThis.${key};\nexport default electron;\n${exports.join('\n')}`);
}

function dataUrl(source: string): string {
  return `data:text/javascript,${encodeURIComponent(source)}`;
}
