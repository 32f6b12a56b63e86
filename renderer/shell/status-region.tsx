import { VisuallyHidden } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useSendwell } from '../sendwell.tsx';

/** How long a sentence stands before it is said, in ms: of answers that come at once only the last one is. */
const settlesIn = 250;

/**
 * The one polite status region: progress in sentences, or the last notice. A notice that is said twice in a row
 * differs by a trailing no-break space, else a screen reader would keep silent.
 */
export function StatusRegion({ progress }: { progress: string }) {
  const { notice } = useSendwell().view;
  const text = notice ? notice.text + '\u00a0'.repeat(notice.nonce % 2) : progress;
  const [said, setSaid] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setSaid(text), settlesIn);
    return () => clearTimeout(timer);
  }, [text]);
  return <VisuallyHidden role="status">{said}</VisuallyHidden>;
}
