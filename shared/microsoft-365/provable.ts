/** The ways of Microsoft 365 that can be proved from here. Apart from the facts: options are parsed before those are loaded. */
export const provableWays = ['tenant', 'oauth', 'hve', 'acs', 'connector', 'direct-send'] as const;
export type ProvableWay = (typeof provableWays)[number];

/** The ways to the MX host of the tenant: without sign-in, port 25. */
export type MxWay = Extract<ProvableWay, 'connector' | 'direct-send'>;

/** Both send without a sign-in, to the server that receives the mail of the domain. */
export function isMxWay(way: ProvableWay): way is MxWay {
  return way === 'connector' || way === 'direct-send';
}
