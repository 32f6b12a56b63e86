/** What was said in a session. Secrets are never in a transcript. */
import type { PortFinding, TranscriptLine } from '../../../shared/model.ts';
import { safeText } from '../../engine/base/safe-text.ts';
import type { Context } from '../terminal/context.ts';

const speakers: Readonly<Record<TranscriptLine['direction'], string>> = {
  client: '>',
  server: '<',
  note: '*',
};

export function printTranscript(
  title: string,
  lines: readonly TranscriptLine[],
  { terminal }: Context,
): void {
  if (lines.length === 0) return;
  terminal.say();
  terminal.say(terminal.style.bold(title));
  for (const { ms, direction, text } of lines) {
    terminal.say(`${String(Math.round(ms)).padStart(7)} ms ${speakers[direction]} ${safeText(text)}`);
  }
}

/** What was said at each endpoint. */
export function printProbeTranscripts(findings: readonly PortFinding[], context: Context): void {
  for (const { endpoint, transcript } of findings) {
    printTranscript(`${endpoint.host}:${endpoint.port} ${endpoint.security}`, transcript, context);
  }
}
