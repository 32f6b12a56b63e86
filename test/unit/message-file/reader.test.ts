/** Files of mail programs: what is kept of them, and what becomes of hostile ones. */
import { describe, expect, it, test } from 'vitest';
import { explainPaste } from '../../../electron/engine/diagnosis/explain-line.ts';
import { htmlText } from '../../../electron/engine/message-file/html-text.ts';
import { textOfFile } from '../../../electron/engine/message-file/reader.ts';
import { longestPaste } from '../../../shared/tools.ts';
import { exchange, exim, ofReturnedMessage, passedOn, postfix, qmail } from '../../support/bounces.ts';
import { compoundFile, placeOf, textProperty } from '../../support/compound-file.ts';

const read = (text: string) => textOfFile(Buffer.from(text));
const explained = async (bytes: Uint8Array) => {
  const { diagnosis, form, decisive } = explainPaste({ reply: await textOfFile(bytes) });
  return { class: diagnosis.class, form, decisive: decisive.text };
};

describe('a report of', () => {
  test.each([
    ['Postfix', postfix, 'recipient-unknown', '550 5.1.1'],
    ['Exim', exim, 'mailbox-full', '552 5.2.2'],
    ['Exchange', exchange, 'message-too-large', '552 5.3.4'],
    ['qmail', qmail, 'content-rejected-spam', '554 5.7.1'],
  ])('%s is read, alone and passed on', async (_name, report, problem, code) => {
    for (const message of [report, passedOn(report), passedOn(passedOn(report), 'outer')]) {
      const { decisive, ...rest } = await explained(Buffer.from(message));
      expect(rest).toEqual({ class: problem, form: 'bounce' });
      expect(decisive).toContain(code);
    }
  });

  it('keeps the status, the text and the header of what came back, and no more', async () => {
    const text = await read(postfix);
    expect(text).toContain('This is the mail system at host mail.shop.example.');
    expect(text).toContain('Diagnostic-Code: smtp; 550 5.1.1');
    expect(text).toContain('Message-ID: <1@shop.example>');
    expect(text).not.toContain(ofReturnedMessage);
    expect(text).not.toContain('report-type');
    expect(await read(exchange)).toContain("Your message can't be delivered because it is too large.");
    expect(await read(exchange)).not.toContain('color');
    expect(await read(exim)).toContain('<ben@firm.example>: mailbox is full, over quota');
  });

  it('is read in the encodings of other languages', async () => {
    const global = postfix
      .replace('message/delivery-status', 'message/global-delivery-status')
      .replace(
        'User unknown\r\n\r\n--edge\r\nContent-Type: message/rfc822',
        'Jürgen unknown\r\n\r\n--edge\r\nContent-Type: message/global',
      );
    const text = await read(global);
    expect(text).toContain('Recipient address rejected: Jürgen unknown');
    expect(text).toContain('Message-ID: <1@shop.example>');
    expect(text).not.toContain(ofReturnedMessage);
  });
});

test('of a message inside that is no report only the header is kept', async () => {
  const inner = `From: Ben <ben@firm.example>\r\nTo: ana@shop.example\r\nMessage-ID: <2@firm.example>\r\n\r\n${ofReturnedMessage}`;
  const text = await read(passedOn(inner));
  expect(text).toContain('Please help.');
  expect(text).toContain('<2@firm.example>');
  expect(text).not.toContain(ofReturnedMessage);
});

describe('plain text under the name of a message', () => {
  test.each([
    ['a reply', '535 5.7.8 Error: authentication failed'],
    ['a log', 'error: could not connect\nserver: mail.shop.example\nport: 587\n'],
    ['a single field', 'Date: today I got this\n550 5.1.1 no such user'],
  ])('%s is text', async (_name, text) => {
    expect(await read(text)).toBe(text);
  });

  it('of Windows is read in its charset', async () => {
    expect(await textOfFile(Buffer.from('\ufeff535 5.7.8 Überprüfung', 'utf16le'))).toContain(
      '535 5.7.8 Überprüfung',
    );
  });

  it('that is too long is read at both ends', async () => {
    const text = await read(`begins here\n${'nothing to see\n'.repeat(400_000)}ends here`);
    expect(text.length).toBeLessThanOrEqual(longestPaste);
    expect(text).toMatch(/^begins here/);
    expect(text).toMatch(/ends here$/);
  });
});

const notDelivered =
  '<mx.firm.example #5.1.1 smtp;550 5.1.1 <ben@firm.example>: Recipient address rejected: User unknown>';
const outlookReport = {
  ...textProperty('001A', 'REPORT.IPM.Note.NDR'),
  ...textProperty('1000', 'Delivery has failed to these recipients or groups: ben@firm.example. Größe: 3'),
  '__recip_version1.0_#00000000': textProperty('0C1B', notDelivered),
  '__attach_version1.0_#00000000': {
    '__substg1.0_3701000D': {
      ...textProperty('007D', 'From: ana@shop.example\r\nMessage-ID: <1@shop.example>\r\n\r\n'),
      ...textProperty('1000', ofReturnedMessage),
    },
  },
};

describe('a file of Outlook', () => {
  it('is read, alone and passed on', async () => {
    const alone = compoundFile(outlookReport);
    const around = compoundFile({
      ...textProperty('1000', 'Please help.'),
      '__attach_version1.0_#00000000': { '__substg1.0_3701000D': outlookReport },
    });
    for (const bytes of [alone, around]) {
      const text = await textOfFile(bytes);
      expect(text).toContain('Größe: 3');
      expect(text).toContain('Message-ID: <1@shop.example>');
      expect(text).not.toContain(ofReturnedMessage);
      expect(await explained(bytes)).toMatchObject({ class: 'recipient-unknown', form: 'bounce' });
    }
  });

  it('with a text in HTML, a long one, and a report as an attachment', async () => {
    const html = `<p>${'Nothing to see. '.repeat(600)}</p>550 5.1.1 Unknown`;
    const text = await textOfFile(
      compoundFile({
        '__substg1.0_10130102': Buffer.from(html),
        '__attach_version1.0_#00000000': {
          ...textProperty('370E', 'message/delivery-status'),
          '__substg1.0_37010102': Buffer.from(
            'Final-Recipient: rfc822; ben@firm.example\r\nStatus: 5.1.1\r\n',
          ),
        },
      }),
    );
    expect(text).toContain('550 5.1.1 Unknown');
    expect(text).toContain('Status: 5.1.1');
    expect(text).not.toContain('<p>');
  });

  it('that is cut or damaged is refused', async () => {
    const whole = compoundFile(outlookReport);
    const tooFar = Buffer.from(whole);
    tooFar.writeUInt32LE(0x00ffffff, placeOf.directoryStart);
    await expect(textOfFile(whole.subarray(0, 700))).rejects.toThrow();
    await expect(textOfFile(tooFar)).rejects.toThrow();
  });
});

describe('a hostile message', () => {
  it('with more fields than any has is refused', async () => {
    const fields = `X-Filler: ${'x'.repeat(70)}\r\n`.repeat(130_000);
    await expect(read(`From: a@shop.example\r\nDate: now\r\n${fields}\r\ntext`)).rejects.toThrow();
  });

  it('of bytes that are no text is refused', async () => {
    await expect(textOfFile(Buffer.from([1, 2, 3, 0, 4, 0, 0]))).rejects.toThrow('neither');
  });

  it('with very many levels is read as far as anybody goes', async () => {
    let message = qmail;
    for (let level = 0; level < 40; level += 1) message = passedOn(message, `edge-${level}-`);
    const text = await read(message);
    expect(text).toContain('Please help.');
    expect(text).not.toContain('554 5.7.1');
  });

  it('with very many attachments is read at its beginning', async () => {
    const status = 'Content-Type: message/delivery-status\r\n\r\nStatus: 5.0.0\r\n--edge\r\n';
    const text = await read(
      postfix.replace(
        '--edge\r\nContent-Type: message/delivery-status',
        `--edge\r\n${status.repeat(5_000)}Content-Type: message/delivery-status`,
      ),
    );
    expect(text.match(/Status: 5\.0\.0/g)).toHaveLength(50);
  });

  it('with broken base64 and no end is read for what there is', async () => {
    const broken = exchange.replace(
      /base64\r\n\r\n[\s\S]*/,
      `base64\r\n\r\n${Buffer.from('550 5.1.1 no such user').toString('base64').slice(0, 25)}\u0007%%%`,
    );
    expect(await read(broken)).toContain('550 5.1.1 no su');
  });
});

test.each([
  ['<p>one</p><p>two &amp; &#228;&#x20AC;</p>', 'one\n\ntwo & ä€'],
  ['<script>if (a < b) c()</script>shown<!-- hidden -->', 'shown'],
  ['a &lt; b &unknown; c <', 'a < b &unknown; c'],
  ['<STYLE>p {}', ''],
])('the text of %s', (html, text) => {
  expect(htmlText(html).trim()).toBe(text);
});

test('HTML of open marks takes no longer than any other', () => {
  for (const open of ['<', '<!--', '<script>', '&#1', '< script']) htmlText(open.repeat(300_000));
});
