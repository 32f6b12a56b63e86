/** A fault of ours in a network step that a person begins: the provider's page, and the look into the mailbox. */
import { expect, it } from 'vitest';
import type { DialTarget, HttpRequest, Network } from '../../../electron/engine/network/network.ts';
import type { Contact } from '../../../shared/model.ts';
import { exitCodeOf } from '../../../shared/problems/exit-code.ts';
import { byBrowser, ended, enter, failed, waits, withPassword } from '../../support/practice-run.ts';

/** A fault of ours wherever this is the reason of a contact. */
const brokenAt =
  (why: Contact['why']) =>
  (network: Network): Network => {
    const bug = (): never => {
      throw new TypeError('not foreseen');
    };
    return Object.assign(Object.create(network) as Network, {
      dial: (target: DialTarget, signal: AbortSignal) =>
        target.why === why ? bug() : network.dial(target, signal),
      fetch: (request: HttpRequest, signal: AbortSignal) =>
        request.why === why ? bug() : network.fetch(request, signal),
      contacted: () => network.contacted(),
    });
  };

it('on the way to the sign-in page ends that sign-in alone', async () => {
  const { assistant, until } = await enter('provider-sign-in', {}, brokenAt('provider-sign-in'));
  await until(waits);
  assistant.dispatch(byBrowser);
  expect(await until(failed)).toMatchObject({
    stage: 'needs-sign-in',
    providerSignIn: { problem: 'client-fault', detail: 'TypeError' },
  });
  assistant.dispatch({ type: 'give-up' });
  const { diagnosis } = await until(ended);
  expect(diagnosis).toMatchObject({ class: 'client-fault' });
  expect(exitCodeOf(diagnosis)).toBe(75);
});

it('while looking for the message leaves the verdict alone', async () => {
  const practice = await enter('works', {}, brokenAt('arrival'));
  withPassword(practice);
  await practice.until(ended);
  practice.assistant.dispatch({ type: 'check-arrival', deleteAfter: false });
  expect(await practice.until(({ arrivalCheck }) => arrivalCheck?.stage === 'failed')).toMatchObject({
    verdict: 'works',
    arrivalCheck: { problem: 'client-fault', detail: 'TypeError' },
  });
});
