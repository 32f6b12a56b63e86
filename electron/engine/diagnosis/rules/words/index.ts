/** What servers and programs say, a file per class. Of rules that are equally strong the first answers, less surely. */
import type { Rule } from '../../rule.ts';
import { accountLockedOrDisabled } from './account-locked-or-disabled.ts';
import { authAppPasswordRequired } from './auth-app-password-required.ts';
import { authBadCredentials } from './auth-bad-credentials.ts';
import { authBrowserSigninRequired } from './auth-browser-signin-required.ts';
import { authDisabledByAdmin } from './auth-disabled-by-admin.ts';
import { authMechanismUnsupported } from './auth-mechanism-unsupported.ts';
import { authOauthRequired } from './auth-oauth-required.ts';
import { authRequired } from './auth-required.ts';
import { authTemporaryFailure } from './auth-temporary-failure.ts';
import { authTooManyAttempts } from './auth-too-many-attempts.ts';
import { bannerRejected } from './banner-rejected.ts';
import { clientConfiguration } from './client-configuration.ts';
import { connectionRefused } from './connection-refused.ts';
import { connectionReset } from './connection-reset.ts';
import { connectionTimeout } from './connection-timeout.ts';
import { contentRejectedSpam } from './content-rejected-spam.ts';
import { dnsNotFound } from './dns-not-found.ts';
import { dnsTemporary } from './dns-temporary.ts';
import { heloRejected } from './helo-rejected.ts';
import { hostUnreachable } from './host-unreachable.ts';
import { ipBlocklisted } from './ip-blocklisted.ts';
import { mailboxFull } from './mailbox-full.ts';
import { messageFormatRejected } from './message-format-rejected.ts';
import { messageTooLarge } from './message-too-large.ts';
import { notAnError } from './not-an-error.ts';
import { portBlockedByNetwork } from './port-blocked-by-network.ts';
import { quotaExceededSending } from './quota-exceeded-sending.ts';
import { rateLimited } from './rate-limited.ts';
import { receivingNotSending } from './receiving-not-sending.ts';
import { recipientAddressInvalid } from './recipient-address-invalid.ts';
import { recipientRefusedPolicy } from './recipient-refused-policy.ts';
import { recipientUnknown } from './recipient-unknown.ts';
import { relayDenied } from './relay-denied.ts';
import { senderAddressInvalid } from './sender-address-invalid.ts';
import { senderAuthPolicy } from './sender-auth-policy.ts';
import { senderDomainUnverified } from './sender-domain-unverified.ts';
import { senderNotAllowed } from './sender-not-allowed.ts';
import { serverBusyOrGreylisted } from './server-busy-or-greylisted.ts';
import { serverInternalError } from './server-internal-error.ts';
import { smtputf8Unsupported } from './smtputf8-unsupported.ts';
import { starttlsUnavailable } from './starttls-unavailable.ts';
import { syntaxOrProtocolError } from './syntax-or-protocol-error.ts';
import { tlsCertExpired } from './tls-cert-expired.ts';
import { tlsCertNameMismatch } from './tls-cert-name-mismatch.ts';
import { tlsCertSelfSigned } from './tls-cert-self-signed.ts';
import { tlsCertUnfit } from './tls-cert-unfit.ts';
import { tlsCertUntrustedIssuer } from './tls-cert-untrusted-issuer.ts';
import { tlsHandshakeOther } from './tls-handshake-other.ts';
import { tlsRequiredFirst } from './tls-required-first.ts';
import { tlsTooOld } from './tls-too-old.ts';
import { tlsWrongMode } from './tls-wrong-mode.ts';
import { tooManyConnections } from './too-many-connections.ts';
import { trialOrSandboxRestriction } from './trial-or-sandbox-restriction.ts';
import { unknown } from './unknown.ts';

export const wordRules: readonly Rule[] = [
  ...dnsTemporary,
  ...dnsNotFound,
  ...connectionRefused,
  ...hostUnreachable,
  ...portBlockedByNetwork,
  ...connectionTimeout,
  ...connectionReset,
  ...tlsWrongMode,
  ...tlsRequiredFirst,
  ...starttlsUnavailable,
  ...tlsHandshakeOther,
  ...tlsTooOld,
  ...tlsCertExpired,
  ...tlsCertUnfit,
  ...tlsCertUntrustedIssuer,
  ...tlsCertSelfSigned,
  ...tlsCertNameMismatch,
  ...ipBlocklisted,
  ...heloRejected,
  ...relayDenied,
  ...bannerRejected,
  ...tooManyConnections,
  ...quotaExceededSending,
  ...rateLimited,
  ...authAppPasswordRequired,
  ...authBrowserSigninRequired,
  ...authOauthRequired,
  ...authTooManyAttempts,
  ...authTemporaryFailure,
  ...authMechanismUnsupported,
  ...authBadCredentials,
  ...authRequired,
  ...authDisabledByAdmin,
  ...accountLockedOrDisabled,
  ...trialOrSandboxRestriction,
  ...senderNotAllowed,
  ...senderDomainUnverified,
  ...senderAuthPolicy,
  ...senderAddressInvalid,
  ...recipientAddressInvalid,
  ...recipientRefusedPolicy,
  ...recipientUnknown,
  ...mailboxFull,
  ...messageTooLarge,
  ...contentRejectedSpam,
  ...messageFormatRejected,
  ...smtputf8Unsupported,
  ...syntaxOrProtocolError,
  ...serverBusyOrGreylisted,
  ...serverInternalError,
  ...receivingNotSending,
  ...notAnError,
  ...clientConfiguration,
  ...unknown,
];
