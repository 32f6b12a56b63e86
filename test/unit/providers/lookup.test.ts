import { describe, expect, it } from 'vitest';
import {
  filterByMx,
  providerByDomain,
  providerByHost,
  providerByMx,
  serversOf,
} from '../../../electron/engine/discovery/providers.ts';
import { mailAddress } from '../discovery/support.ts';

describe('finding a provider', () => {
  it.each([
    ['aspmx.l.google.com', 'google-workspace'],
    ['smtp.google.com', 'google-workspace'],
    ['example-com.mail.protection.outlook.com', 'microsoft-365'],
    ['example-com.o-v1.mx.microsoft', 'microsoft-365'],
    ['outlook-com.olc.protection.outlook.com', 'outlook'],
    ['mta5.am0.yahoodns.net', 'yahoo'],
    ['mx-aol.mail.gm0.yahoodns.net', 'aol'],
    ['in1-smtp.messagingengine.com', 'fastmail'],
    ['mx2.zoho.eu', 'zoho-eu-own-domain'],
    ['mail.protonmail.ch', 'proton-own-domain'],
    ['mail.tutanota.de', 'tuta'],
    ['MX00.KUNDENSERVER.DE', 'ionos-de'],
    ['mx01.mail.icloud.com', 'icloud'],
    ['mxbiz1.qq.com', 'tencent-exmail'],
    ['mx1.qq.com', 'qq'],
  ])('MX %s: %s', (host, id) => {
    expect(providerByMx(host)?.id).toBe(id);
  });

  it.each(['notgoogle.com', 'google.com.evil.example', 'mx.example.test', 'com'])('MX %s: nobody', (host) => {
    expect(providerByMx(host)).toBeNull();
  });

  it('knows filters, and that they are no providers', () => {
    expect(filterByMx('mxa-0001.gslb.pphosted.com')?.name).toBe('Proofpoint');
    expect(providerByMx('mxa-0001.gslb.pphosted.com')).toBeNull();
  });

  it('finds by domain and by host', () => {
    expect(providerByDomain('web.de')?.id).toBe('web-de');
    expect(providerByDomain('mail.web.de')).toBeNull();
    expect(providerByHost('SMTP.gmail.com')?.id).toBe('gmail');
    expect(providerByHost('smtp.sendgrid.net')?.hint).toBe('api-key');
  });

  it('builds the user name as the provider wants it', () => {
    const servers = (address: string) => {
      const provider = providerByDomain(address.split('@')[1] ?? '');
      return provider ? serversOf(provider, mailAddress(address)).map((one) => one.username) : [];
    };
    expect(servers('Ann@web.de')).toEqual(['Ann', 'Ann']);
    expect(servers('ann@gmx.de')[0]).toBe('ann@gmx.de');
    expect(servers('ann@iijmio-mail.jp')).toEqual(['ann.iijmio-mail.jp']);
  });
});
