import { describe, expect, it } from 'vitest';
import { states } from '../../../../renderer/dev/states/states.ts';
import { senderUnproven, spamText } from '../../../../renderer/steps/result/spam.ts';
import { riskyTryAhead, wasRefused } from '../../../../renderer/steps/sign-in/tries.ts';
import { createI18n } from '../../../../shared/explain/catalogues.ts';

describe('tries', () => {
  it('warns before the third one, and only where the last one was refused', () => {
    const refused = states['fails-password'];
    expect(wasRefused(refused)).toBe(true);
    expect(riskyTryAhead(refused, { tries: 1 })).toBeNull();
    expect(riskyTryAhead(refused, { tries: 2 })).toBe(3);
    expect(riskyTryAhead(states.works, { tries: 2 })).toBeNull();
  });
});

describe('a message in spam', () => {
  const { t, getFixedT } = createI18n('en');

  it('is told to whoever runs the domain, with each check as the other side wrote it', () => {
    const text = spamText(states['arrival-spam'], t, getFixedT(null, 'oauth'));
    expect(text).toContain('from ana@shop.example to ana@shop.example was accepted and landed in spam');
    expect(text).toContain('- spf=softfail: The server that sent it may not send for your domain (SPF).');
    expect(text).toContain('Message-ID: <20261122.1@shop.example>');
  });

  it('is a matter of the domain only where a check failed', () => {
    expect(senderUnproven(states['arrival-spam'])).toBe(true);
    expect(senderUnproven(states['arrival-looking'])).toBe(false);
  });
});
