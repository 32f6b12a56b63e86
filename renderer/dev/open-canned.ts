import { firstView } from '../view.ts';
import { createFakeApi } from './fake-api.ts';
import { screens } from './screens.ts';

/** Opens the canned screen that the address of the page names: `?screen=ports&lang=de&dir=rtl`. */
export async function openCanned(options: URLSearchParams) {
  return {
    api: await createFakeApi(options),
    view: screens[options.get('screen') ?? '']?.view ?? firstView,
  };
}
