/**
 * A log, a message or a configuration that is dropped onto the window, or pasted where no field is, goes to the page that
 * reads it.
 */
import { type Dispatch, useEffect } from 'react';
import { longestConfiguration } from '../../../shared/given-configuration.ts';
import { looksLikeConfiguration } from '../../../shared/looks-like-configuration.ts';
import { longestPaste } from '../../../shared/tools.ts';
import type { ViewAction } from '../../view.ts';
import { configurationFile, explainedFile, messageFile } from './kind-of-text.ts';

export function useGivenText(active: boolean, dispatch: Dispatch<ViewAction>): void {
  useEffect(() => {
    if (!active) return;
    const explain = (text: string) =>
      dispatch({ type: 'show-panel', panel: { name: 'error-message', given: text.slice(-longestPaste) } });
    const inspect = (text: string) =>
      dispatch({
        type: 'show-panel',
        panel: { name: 'configuration', text: text.slice(0, longestConfiguration + 1) },
      });
    const show = (text: string) => (looksLikeConfiguration(text) ? inspect(text) : explain(text));
    const drop = async (event: DragEvent) => {
      const file = event.dataTransfer?.files[0];
      if (!file) return;
      if (configurationFile.test(file.name)) inspect(await file.slice(0, longestConfiguration).text());
      else if (messageFile.test(file.name))
        dispatch({ type: 'show-panel', panel: { name: 'error-message', given: file } });
      else if (explainedFile.test(file.name)) show(await file.slice(-longestPaste).text());
    };
    const paste = (event: ClipboardEvent) => {
      const text = event.clipboardData?.getData('text/plain') ?? '';
      if (text.trim() === '' || (inField(event.target) && !text.trim().includes('\n'))) return;
      event.preventDefault();
      show(text);
    };
    window.addEventListener('drop', drop);
    window.addEventListener('paste', paste);
    return () => {
      window.removeEventListener('drop', drop);
      window.removeEventListener('paste', paste);
    };
  }, [active, dispatch]);
}

/** A field of one line takes one line; more than that is no address. */
function inField(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
}
