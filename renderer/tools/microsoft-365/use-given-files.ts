import { useEffect, useRef } from 'react';
import { givenFiles, type PlanFile } from './plan-files.ts';

/**
 * Files and folders that are dropped anywhere on the page or pasted outside a field. Nothing beyond the page hears of
 * them: elsewhere a dropped JSON file is a settings file.
 */
export function useGivenFiles(add: (files: PlanFile[]) => void, pastedName: () => string): void {
  const latest = useRef({ add, pastedName });
  latest.current = { add, pastedName };
  useEffect(() => {
    const drop = async (event: DragEvent) => {
      event.preventDefault();
      event.stopPropagation();
      if (event.dataTransfer) latest.current.add(await givenFiles(event.dataTransfer));
    };
    const paste = async (event: ClipboardEvent) => {
      const { clipboardData: data, target } = event;
      if (!data || target instanceof HTMLTextAreaElement || target instanceof HTMLInputElement) return;
      const text = data.getData('text/plain');
      event.preventDefault();
      const files = await givenFiles(data);
      if (files.length > 0) latest.current.add(files);
      else if (text.trim() !== '') latest.current.add([pastedFile(text, latest.current.pastedName())]);
    };
    document.addEventListener('drop', drop);
    document.addEventListener('paste', paste);
    return () => {
      document.removeEventListener('drop', drop);
      document.removeEventListener('paste', paste);
    };
  }, []);
}

export function pastedFile(text: string, name: string): PlanFile {
  return { file: new File([text], name), folder: '' };
}
