/** Autodiscover v2 never carries outgoing settings. It is asked only to recognise Exchange. */
import type { Note } from '../../../../../shared/model.ts';
import type { MailAddress } from '../../../base/address.ts';
import type { HttpResult } from '../../../network/network.ts';
import { WEB_MS } from '../../limits.ts';
import { failedLine, hopsText } from '../../web.ts';
import { type Asked, report, type Work, type WorkReport } from '../../work.ts';

/**
 * Asks `autodiscover.D` once, without following redirects. An answer in the form of Exchange gives a note, never a
 * server.
 */
export function v2Work({ ascii, domain }: MailAddress): Work {
  const query = `Email=${encodeURIComponent(ascii)}&Protocol=AutodiscoverV1&RedirectCount=1`;
  const url = `https://autodiscover.${domain}/autodiscover/autodiscover.json?${query}`;
  const run = async (asked: Asked): Promise<WorkReport> => {
    const request = { url, why: 'autodiscover', timeoutMs: WEB_MS, maxBytes: 16_384 } as const;
    const result = await asked.network.fetch({ ...request, mayFollow: () => false }, asked.signal);
    if (result.outcome !== 'answer' || !isExchangeAnswer(result.body)) {
      const absent = result.outcome === 'answer' && result.status === 200;
      return absent
        ? report(url, 'absent', `${hopsText(result)}; not from Exchange`)
        : { lines: [failedLine(url, result)] };
    }
    return report(url, 'found', `${hopsText(result)}; answers like Exchange`, { notes: [exchange] });
  };
  return { source: 'autodiscover-v2', target: url, tier: 'autodiscover', deadlineMs: WEB_MS, web: true, run };
}

/** `{"Protocol", "Url"}` or `{"ErrorCode", "ErrorMessage"}`. */
function isExchangeAnswer(body: Uint8Array): boolean {
  try {
    const answer: unknown = JSON.parse(new TextDecoder().decode(body));
    if (typeof answer !== 'object' || answer === null) return false;
    return ('Protocol' in answer && 'Url' in answer) || ('ErrorCode' in answer && 'ErrorMessage' in answer);
  } catch {
    return false;
  }
}

/** A demand for a Windows or Microsoft sign-in on the Autodiscover path is Exchange's own answer. */
export function recognisesExchange(result: HttpResult): Note[] {
  if (result.outcome !== 'answer' || result.status !== 401) return [];
  return /\b(negotiate|ntlm|bearer)\b/i.test(result.headers['www-authenticate'] ?? '') ? [exchange] : [];
}

const exchange: Note = {
  code: 'exchange-recognised',
  text: 'The domain runs Microsoft Exchange or Microsoft 365, which tells its settings only after sign-in.',
};
