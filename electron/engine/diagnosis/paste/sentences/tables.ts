/** All known sentences of mail programs. Another program is one more file here, another language a part of its file. */
import evolution from './evolution.json' with { type: 'json' };
import geary from './geary.json' with { type: 'json' };
import k9 from './k9.json' with { type: 'json' };
import type { SentenceTable } from './meanings.ts';
import phpmailer from './phpmailer.json' with { type: 'json' };
import roundcube from './roundcube.json' with { type: 'json' };
import thunderbird from './thunderbird.json' with { type: 'json' };

export const sentenceTables: readonly SentenceTable[] = [
  thunderbird,
  roundcube,
  k9,
  evolution,
  geary,
  phpmailer,
];
