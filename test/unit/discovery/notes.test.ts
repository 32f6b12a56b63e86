/** What discovery notices beside the settings. */
import { afterEach, expect, it, vi } from 'vitest';
import { createI18n } from '../../../shared/explain/catalogues.ts';
import { noteWords } from '../../../shared/explain/notes.ts';
import { discoverIn } from './support.ts';

afterEach(() => {
  vi.useRealTimers();
});

const codes = (notes: readonly { code: string }[]) => notes.map(({ code }) => code);
const autodiscover = 'https://autodiscover.example.test/autodiscover/autodiscover.xml';
const basic = { status: 401, headers: { 'www-authenticate': 'Basic realm="mail"' } };

it('says that Autodiscover asks for a sign-in first, which is not "nothing there"', async () => {
  const { outcome, network } = await discoverIn({ http: { [autodiscover]: basic } });
  expect(outcome.trace).toContainEqual(
    expect.objectContaining({
      target: autodiscover,
      outcome: 'refused',
      detail: 'HTTP 401; asks for a sign-in first',
    }),
  );
  expect(outcome.incomplete).toBe(true);
  expect(network.requests.filter(({ url }) => url === autodiscover)).toHaveLength(1);
});

it('says that only Exchange is published', async () => {
  const body = `<Autodiscover><Response><Account><AccountType>email</AccountType><Action>settings</Action>
    <Protocol><Type>EXCH</Type><Server>mail.example.test</Server></Protocol></Account></Response></Autodiscover>`;
  const { outcome } = await discoverIn({ http: { [autodiscover]: { body } } });
  expect(codes(outcome.notes)).toContain('exchange-only');
});

it('names a source that could not be checked, and that the answer may change', async () => {
  vi.useFakeTimers();
  const looking = discoverIn({
    srv: { '_submissions._tcp.example.test': 'silent' },
    addresses: { 'mail.example.test': ['192.0.2.4'] },
  });
  await vi.runAllTimersAsync();
  const { outcome } = await looking;
  expect(outcome.candidates[0]).toMatchObject({ host: 'mail.example.test', source: 'guess' });
  const note = outcome.notes.find(({ code }) => code === 'could-not-check');
  expect(note).toMatchObject({ facts: { source: 'srv-submissions', mayChange: 'yes' } });
  for (const language of ['en', 'de'])
    expect(noteWords(createI18n(language), note ? [note] : [])).toEqual([
      { title: expect.any(String), text: expect.stringMatching(/DNS/) },
    ]);
});

it('names places that could not be asked together, and says nothing of those that change nothing', () => {
  const unasked = (source: string, mayChange?: string) => ({
    code: 'could-not-check',
    text: '',
    facts: { source, ...(mayChange !== undefined && { mayChange }) },
  });
  const known = { code: 'exchange-only', text: '' };
  const said = noteWords(createI18n('en'), [
    unasked('pacc', 'yes'),
    known,
    unasked('ispdb', 'yes'),
    unasked('guess'),
  ]);
  expect(said.map(({ title }) => title)).toEqual([
    'Only the settings for Outlook are published',
    '2 places could not be asked',
  ]);
});

it.each([
  ['bridge-needed', 'mail.protonmail.ch'],
  ['switched-off-by-admin', 'example-test.mail.protection.outlook.com'],
])('knows of the provider by MX: %s', async (code, exchange) => {
  const { outcome } = await discoverIn({ mx: { 'example.test': [{ preference: 10, exchange }] } });
  expect(codes(outcome.notes)).toContain(code);
});

it('shows an international domain as people write it, too', async () => {
  const { outcome } = await discoverIn({}, { address: 'ann@müller.example' });
  expect(outcome).toMatchObject({
    domain: 'xn--mller-kva.example',
    domainUnicode: 'müller.example',
    addressUnicode: 'ann@müller.example',
  });
});
