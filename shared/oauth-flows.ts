/** How a provider's page is reached: in the browser of this computer (RFC 8252), or by a code on any device (RFC 8628). */
export const oauthFlows = ['browser', 'device'] as const;
export type OAuthFlow = (typeof oauthFlows)[number];
