/** What can be concluded from the rest of the evidence before any rule is asked: observations hidden in other fields. */
import type { Evidence, Observation } from './evidence.ts';
import { differentOwners, greetingContradicts, nameInGreeting } from './greeting.ts';

/** The evidence with the observations that its host, greeting and context carry. */
export function withContext(evidence: Evidence): Evidence {
  const found = [...fromGreeting(evidence), ...fromContext(evidence.context ?? '')].filter(
    ({ kind }) => !evidence.observations.some((known) => known.kind === kind),
  );
  return found.length === 0 ? evidence : { ...evidence, observations: [...evidence.observations, ...found] };
}

/** Our own run: we know whom we asked and what was said. */
function fromGreeting({ host, greeting }: Evidence): Observation[] {
  if (!host || !greeting || !greetingContradicts(host, greeting)) return [];
  return [{ kind: 'greeting-of-other-host', name: nameInGreeting(greeting) ?? greeting }];
}

/** A sentence of an explain request: "configured host is A, but the greeting was: 220 B ...". */
function fromContext(context: string): Observation[] {
  const host = /host (?:is|was) ([a-z0-9.-]+\.[a-z0-9-]+)/i.exec(context)?.[1];
  const greeting = /greeting (?:is|was)[: ]+(.+)/is.exec(context)?.[1];
  const name = greeting ? nameInGreeting(greeting) : null;
  if (!host || !name || !differentOwners(host, name)) return [];
  return [{ kind: 'greeting-of-other-host', name }];
}
