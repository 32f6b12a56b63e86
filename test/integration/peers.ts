/** Real servers from Debian packages, on loopback and high ports, as root, without systemd. */

export { startAiosmtpd, startHaproxy, startStunnel } from './peers/aiosmtpd.ts';
export type { CertificateKind } from './peers/certificates.ts';
export { startDovecot } from './peers/dovecot.ts';
export { type ImapPeer, startDovecotImap } from './peers/dovecot-imap.ts';
export { startExim } from './peers/exim.ts';
export { type NamePeer, startNsd } from './peers/nsd.ts';
export { skipsOwnRoots } from './peers/own-root.ts';
export { skipsPeers } from './peers/packages.ts';
export { account, type MailPeer, mailHost, type PeerOptions } from './peers/peer.ts';
export { startPostfix } from './peers/postfix.ts';
export { startSendmail } from './peers/sendmail.ts';
export { type RunResult, runSwaks } from './peers/swaks.ts';
