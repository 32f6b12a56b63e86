/** What providers publish about their servers. */
import type { Page } from './web.ts';

export const autoconfigUrl = 'https://autoconfig.shop.test/mail/config-v1.1.xml';
export const wellKnownUrl = 'https://shop.test/.well-known/autoconfig/mail/config-v1.1.xml';
export const paccUrl = 'https://ua-auto-config.shop.test/.well-known/user-agent-configuration.json';
export const autodiscoverUrl = 'https://autodiscover.shop.test/autodiscover/autodiscover.xml';

export interface Published {
  port?: number;
  socketType?: 'SSL' | 'STARTTLS' | 'plain';
  authentication?: string;
}

/** A configuration file with one outgoing server (draft-ietf-mailmaint-autoconfig). */
export function configFile(host: string, published: Published = {}): Page {
  const { port = 465, socketType = 'SSL', authentication = 'password-cleartext' } = published;
  const server =
    `<outgoingServer type="smtp"><hostname>${host}</hostname><port>${port}</port>` +
    `<socketType>${socketType}</socketType><authentication>${authentication}</authentication>` +
    '<username>%EMAILADDRESS%</username></outgoingServer>';
  const body = `<clientConfig version="1.1"><emailProvider id="x">${server}</emailProvider></clientConfig>`;
  return { body };
}

export const paccFile = JSON.stringify({
  protocols: { submit: { host: 'smtp.shop.test' } },
  authentication: { password: true },
});

/** An Autodiscover answer with one outgoing server, or with a redirect. */
export function autodiscoverAnswer(content: { host: string; port?: number } | { redirectTo: string }): Page {
  const account =
    'host' in content
      ? `<Action>settings</Action><Protocol><Type>SMTP</Type><Server>${content.host}</Server>` +
        `<Port>${content.port ?? 465}</Port><SSL>on</SSL></Protocol>`
      : `<Action>redirectUrl</Action><RedirectUrl>${content.redirectTo}</RedirectUrl>`;
  return { body: `<Autodiscover><Response><Account>${account}</Account></Response></Autodiscover>` };
}
