import { VisuallyHidden } from '@mantine/core';
import { useSendwell } from '../sendwell.tsx';

/**
 * The one polite status region: progress in sentences, or the last notice. A notice that is said twice in a row
 * differs by a trailing no-break space, else a screen reader would keep silent.
 */
export function StatusRegion({ progress }: { progress: string }) {
  const { notice } = useSendwell().view;
  const text = notice ? notice.text + '\u00a0'.repeat(notice.nonce % 2) : progress;
  return <VisuallyHidden role="status">{text}</VisuallyHidden>;
}
