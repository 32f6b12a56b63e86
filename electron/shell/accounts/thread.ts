/** The thread of a list of accounts: the engine of `sendwell batch`, beside the main process. It ends with its list. */
import { parentPort, workerData } from 'node:worker_threads';
import type { i18n } from 'i18next';
import type { AccountLine } from '../../../shared/accounts.ts';
import { catalogueOf, createI18n, loadLanguage } from '../../../shared/explain/catalogues.ts';
import { explainerOf } from '../../../shared/explain/explain.ts';
import { replyText } from '../../../shared/explain/reply-text.ts';
import type { BatchLine } from '../../../shared/helpdesk-results.ts';
import { normaliseLanguage } from '../../../shared/languages.ts';
import { isLoopbackLiteral } from '../../engine/base/hosts.ts';
import { Secret } from '../../engine/base/secret.ts';
import { type BatchOptions, runBatch } from '../../engine/batch/batch.ts';
import { nothingYet } from '../../engine/batch/journal.ts';
import { HostLimiter } from '../../engine/batch/limiter.ts';
import { effective } from '../../engine/configuration/effective.ts';
import { createSystemNetworks } from '../../engine/network/system.ts';
import { readCaFile } from '../../engine/network/tls/ca-file.ts';
import { createAssistant } from '../../engine/run/assistant.ts';
import { rememberedSenders } from '../../engine/sender/remembered.ts';
import { ownChoice } from '../check/own-choice.ts';
import { rowProblem, rowsOf } from './look.ts';
import type { AccountsOrder, FromThread, ToThread } from './orders.ts';

/** Politeness as in `sendwell batch`: rows at once, ms between two sign-ins at a host, refusals that close a host. */
const atOnce = 8;
const pauseMs = 1_000;
const refusalsToStop = 2;

const tell = (news: FromThread) => parentPort?.postMessage(news);

/** The main process knows the proxies. */
const asked = new Map<number, (proxy: string | null) => void>();
const proxyFor = (url: string) =>
  new Promise<string | null>((resolve) => {
    const id = asked.size;
    asked.set(id, resolve);
    tell({ kind: 'proxy', id, url });
  });

const stopper = new AbortController();
parentPort?.on('message', (word: ToThread) => {
  if (word.kind === 'stop') return stopper.abort();
  asked.get(word.id)?.(word.proxy);
});

const order = workerData as AccountsOrder;
const language = normaliseLanguage(order.spoken.language);
await loadLanguage(language);
const words = createI18n(language, order.spoken.words);
await runBatch(rowsOf(order.csv), optionsOf(order, words), stopper.signal);
tell({ kind: 'ended' });
parentPort?.close();

function optionsOf({ policy, file, own, password, send }: AccountsOrder, words: i18n): BatchOptions {
  const { discovery, network, isAllowedEndpoint, forbids } = effective({
    policy,
    file,
    own: ownChoice(own, process.env),
  });
  const ca = network.caFile === undefined ? null : readCaFile(network.caFile);
  const networks = createSystemNetworks({
    dns: network.dns,
    extraCaPem: ca?.ok ? ca.pem : undefined,
    proxyFor,
    insideIsPublic: network.dns !== undefined && isLoopbackLiteral(network.dns.ip),
  });
  const typed = password === '' ? null : new Secret(password);
  const senderLook = rememberedSenders();
  const { message } = catalogueOf(language);
  return {
    createAssistant: (over) => {
      const assistant = createAssistant(() => ({
        network: networks(),
        discovery: { ...discovery, random: Math.random },
        isAllowedEndpoint,
        forbids,
        words: message,
        send,
        everyMachine: false,
        senderLook,
        ...over,
      }));
      assistant.subscribe(({ stage, contacted }) => {
        if (stage === 'finished') tell({ kind: 'contacted', contacted });
      });
      return assistant;
    },
    secretFor: async ({ secret }, username) => {
      const found = secret ?? typed;
      const text = words.t('terminal:problem.secret.empty', { name: username });
      return found ? { ok: true, secret: found } : { ok: false, error: { code: 'no-password', text } };
    },
    limiter: new HostLimiter({ pauseMs, refusalsToStop }),
    explainer: explainerOf(words),
    atOnce,
    earlier: nothingYet(),
    retryInterrupted: false,
    begin: () => {},
    finish: (line) => tell({ kind: 'line', line: shown(line, words) }),
    errorOf: (row) => ({ code: `row-${row.column ?? 'columns'}`, text: rowProblem(row, words) }),
  };
}

function shown(line: BatchLine, words: i18n): AccountLine {
  const { row, email, note, end, verdict, endpoint, username, shareCode, actor, explanation, error, reply } =
    line;
  const skipped = end === 'host-stopped' ? words.t('terminal:batch.end.host-stopped') : '';
  return {
    row,
    email,
    note,
    end,
    verdict,
    endpoint,
    username,
    shareCode,
    class: line.class,
    actor,
    title: explanation?.title ?? error?.text ?? skipped,
    next: explanation?.next.label ?? '',
    reply: reply ? replyText(reply) : '',
  };
}
