/** The JSON Schema of every result of the command line, made from the zod schemas that the engine uses. */
import { z } from 'zod';
import { diagnosisSchema, explanationSchema, replySchema } from '../shared/diagnosis.ts';
import {
  batchLineSchema,
  decodeResultSchema,
  exportListSchema,
  exportResultSchema,
} from '../shared/helpdesk-results.ts';
import { inspectResultSchema } from '../shared/inspect.ts';
import { listenResultSchema } from '../shared/listen.ts';
import { mailSettingsSchema, settingsExportSchema } from '../shared/mail-settings.ts';
import { m365ResultSchema } from '../shared/microsoft-365/plan.ts';
import {
  candidateSchema,
  contactSchema,
  endpointSchema,
  phaseNameSchema,
  portFindingSchema,
  recommendationSchema,
  signInSchema,
  tlsFactsSchema,
  traceEntrySchema,
  transcriptLineSchema,
  verificationSchema,
  warningSchema,
} from '../shared/model.ts';
import { policySchema } from '../shared/policy.ts';
import { reportResultSchema } from '../shared/report.ts';
import {
  checkResultSchema,
  discoverResultSchema,
  discoverySchema,
  explainInputSchema,
  explainOutputSchema,
  practiceResultSchema,
  practiceServeResultSchema,
  probeResultSchema,
} from '../shared/results.ts';
import { settingsFileSchema } from '../shared/settings-file.ts';

/** Shapes that occur more than once get a name of their own in `$defs`. */
const named = z
  .registry<{ id: string }>()
  .add(candidateSchema, { id: 'candidate' })
  .add(contactSchema, { id: 'contact' })
  .add(diagnosisSchema, { id: 'diagnosis' })
  .add(discoverySchema, { id: 'discovery' })
  .add(endpointSchema, { id: 'endpoint' })
  .add(explanationSchema, { id: 'explanation' })
  .add(mailSettingsSchema, { id: 'mail-settings' })
  .add(phaseNameSchema, { id: 'phase-name' })
  .add(portFindingSchema, { id: 'port-finding' })
  .add(recommendationSchema, { id: 'recommendation' })
  .add(replySchema, { id: 'reply' })
  .add(signInSchema, { id: 'sign-in' })
  .add(tlsFactsSchema, { id: 'tls-facts' })
  .add(traceEntrySchema, { id: 'trace-entry' })
  .add(transcriptLineSchema, { id: 'transcript-line' })
  .add(verificationSchema, { id: 'verification' })
  .add(warningSchema, { id: 'warning' });

const results = {
  discover: { schema: discoverResultSchema, title: 'sendwell discover --json' },
  probe: { schema: probeResultSchema, title: 'sendwell probe --json' },
  check: { schema: checkResultSchema, title: 'sendwell check --json' },
  practice: { schema: practiceResultSchema, title: 'sendwell practice --json' },
  'practice-serve': { schema: practiceServeResultSchema, title: 'sendwell practice --serve --json' },
  'explain-request': { schema: explainInputSchema, title: 'One line that sendwell explain reads' },
  explain: { schema: explainOutputSchema, title: 'One line that sendwell explain writes' },
  inspect: { schema: inspectResultSchema, title: 'sendwell inspect --json' },
  listen: { schema: listenResultSchema, title: 'sendwell listen --json' },
  export: { schema: exportResultSchema, title: 'sendwell export --json' },
  'export-formats': { schema: exportListSchema, title: 'sendwell export --list --json' },
  settings: { schema: settingsExportSchema, title: 'sendwell export --format json' },
  report: { schema: reportResultSchema, title: 'sendwell report --json' },
  decode: { schema: decodeResultSchema, title: 'sendwell decode --json' },
  'settings-file': { schema: settingsFileSchema, title: 'Settings file of an organisation, *.sendwell.json' },
  policy: { schema: policySchema, title: 'Managed settings' },
  m365: { schema: m365ResultSchema, title: 'sendwell m365 --json' },
  batch: { schema: batchLineSchema, title: 'One line that sendwell batch writes' },
} as const;

/** File names below docs/schemas with their content. Readers must let unknown fields pass: fields may be added. */
export function schemaFiles(): Map<string, object> {
  return new Map(
    Object.entries(results).map(([name, { schema, title }]) => {
      const { $schema, ...rest } = z.toJSONSchema(schema, { metadata: named, io: 'input' });
      return [`${name}.json`, { $schema, title, ...rest }];
    }),
  );
}
