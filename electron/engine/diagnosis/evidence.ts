/** What the diagnosis works from. Everything is an observation of our own or the server's words; nothing is guessed. */
import type { Diagnosis, ProblemClass, Stage } from '../../../shared/diagnosis.ts';
import type { Inspector } from '../../../shared/inspectors.ts';
import type { Security, TlsFacts } from '../../../shared/model.ts';
import type { OAuthProblem } from '../../../shared/oauth.ts';
import type { CancelReason, ProofProblem, ProtocolFault, RecognisedNeed } from '../base/smtp-terms.ts';

/** Which service the first bytes of a server belong to. */
export type FirstBytesService = 'smtp' | 'http' | 'imap' | 'pop3' | 'ssh' | 'tls' | 'ftp' | 'other';

/** Why a token is not taken. `audience`: it was made for another service. `refused`: nobody said why. */
export type TokenProblem = 'expired' | 'scope' | 'audience' | 'refused';

/** A second observation that a text alone does not carry. */
export type Observation =
  /** A server of Google or Microsoft, which its customers share, is the one that was refused. */
  | { kind: 'sent-by-provider' }
  /** The other mode on the same port works. */
  | { kind: 'other-mode-works'; security: Security }
  /** First bytes of the server belong to another service. */
  | { kind: 'first-bytes'; service: FirstBytesService; text: string }
  /** A TLS alert ended the handshake (RFC 8446 6). */
  | { kind: 'tls-alert'; alert: number }
  /** Messages of the handshake that came in clear before it ended (RFC 5246 7.4). */
  | { kind: 'handshake-seen'; upTo: 'server-hello' | 'certificate-request' }
  /** What the TLS library calls it; for people who search, never for us to decide by. */
  | { kind: 'tls-library'; code: string }
  /** The server speaks no version newer than this one, as its own bytes or a labelled legacy probe prove. */
  | { kind: 'old-tls-only'; version: string }
  /** The server's certificate is not good; which finding counts first was decided where it was seen. */
  | { kind: 'certificate'; problem: ProblemClass }
  /** Which check did not pass: its code, place in the chain, and reason. */
  | ({ kind: 'certificate-check' } & NonNullable<TlsFacts['fault']>)
  /** It is not the server's own certificate that is out of its time, but one of those that vouch for it. */
  | { kind: 'issuer-out-of-date'; holder: string }
  /** Why the issuer is not known. */
  | { kind: 'chain-problem'; problem: NonNullable<TlsFacts['chainProblem']> }
  /** The handshake was cut off with the server's name in it, and came up without. */
  | { kind: 'filtered-by-name' }
  /** The certificate has the name, but only as common name, where nobody may look for it (RFC 9525 6.3). */
  | { kind: 'common-name-only' }
  /** The issuer is a program or device that opens encrypted traffic. */
  | { kind: 'inspector'; inspector: string; place: Inspector['kind'] }
  /** Certificates of unrelated hosts of this run are all out of date by more than a day. */
  | { kind: 'clock-wrong'; clockHosts: string[] }
  /** The connection ended in order or was cut off before a reply was complete. */
  | { kind: 'closed-early' }
  /** And so it did once more, both times before a byte came. */
  | { kind: 'cut-off-again' }
  /** What came breaks the rules of SMTP. */
  | { kind: 'protocol-fault'; fault: ProtocolFault }
  /** Turned away while another connection of this run was inside. */
  | { kind: 'own-crowd' }
  /** A line of the PROXY protocol, which servers get from a load balancer and nobody else should see. */
  | { kind: 'proxy-line' }
  /** Only the sign-in of Exchange servers among themselves is offered. */
  | { kind: 'exchange-servers-only' }
  /** STARTTLS is offered inside TLS: whoever ended TLS is not the mail server. */
  | { kind: 'starttls-inside-tls' }
  /** A part of the message was not taken in time. */
  | { kind: 'message-stalled' }
  /** Nothing was heard in the handshake, although the conversation in clear before it went well. */
  | { kind: 'handshake-silent-after-hello' }
  /** Every endpoint of this host was silent, at several ports, while mail ports of other hosts answered. */
  | { kind: 'only-this-host-silent' }
  /** The server had refused a sign-in of this run before it fell silent. */
  | { kind: 'refused-before' }
  /** A proper reply that belongs to another step of the conversation. */
  | { kind: 'out-of-step' }
  /** The three AUTH commands of this run are used up. */
  | { kind: 'sign-in-budget-spent' }
  /** A password was held back because the link is not protected. */
  | { kind: 'not-protected' }
  /** The host is this computer. */
  | { kind: 'local-host' }
  /** Another endpoint of the same host answered. */
  | { kind: 'other-door-open'; port: number }
  /** Every endpoint of every host stayed silent. */
  | { kind: 'all-doors-silent' }
  /** An https source of this run answered: the computer is online. */
  | { kind: 'web-reachable' }
  /** Web pages were reached through a proxy, which mail never goes through. */
  | { kind: 'behind-proxy' }
  /** Nothing could leave this computer, and what it lacks for that. */
  | { kind: 'offline'; lacks: 'network' | 'dns-server' }
  /** The server has addresses of this family only, and this computer has no route in it. */
  | { kind: 'family-missing'; family: 4 | 6 }
  /** A greeting was heard without TLS: the port is no TLS port. */
  | { kind: 'greeted-in-clear' }
  /** The name belongs to a provider that we know: it exists. */
  | { kind: 'known-name' }
  /** Another name of this run was found. */
  | { kind: 'other-name-found' }
  /** A VPN is up. */
  | { kind: 'tunnel-up'; tunnels: string[] }
  /** The same port is silent on unrelated hosts of this run. */
  | { kind: 'port-silent-elsewhere'; port: number; hosts: string[] }
  /** The same unknown issuer signed the certificates of unrelated hosts, or names a security product. */
  | { kind: 'same-issuer-elsewhere'; issuer: string; hosts: string[] }
  /** An https answer came from a sign-in page of the network. */
  | { kind: 'captive-portal'; detail: string }
  /** STARTTLS is missing, masked or stripped though it is expected here. */
  | { kind: 'starttls-missing' }
  | { kind: 'starttls-masked'; keyword: string }
  | { kind: 'bytes-after-starttls' }
  /** The server offers STARTTLS and then does not know the command. */
  | { kind: 'starttls-not-known' }
  /** The greeting names another host than the one that was asked. */
  | { kind: 'greeting-of-other-host'; name: string }
  /** AUTH was not offered (after TLS where TLS is up). */
  | { kind: 'auth-not-offered'; tls: boolean }
  /** AUTH was offered, with no mechanism that we speak. */
  | { kind: 'mechanisms-not-spoken'; offered: string[] }
  /** What the offered mechanisms would need. */
  | { kind: 'sign-in-needs'; need: RecognisedNeed }
  | { kind: 'oauth-only' }
  /** Signing in through the provider's page gave no token. `pageSays`: the provider's own words. */
  | { kind: 'provider-sign-in'; problem: OAuthProblem; pageSays?: string }
  /** The server did not take a token, and what it or the token itself said about that. */
  | { kind: 'token-refused'; problem: TokenProblem; tokenStatus?: string; tokenScope?: string }
  /** We broke the exchange off, because what the server asked breaks the rules of the mechanism. */
  | { kind: 'sign-in-cancelled'; reason: CancelReason }
  | { kind: 'scram-proof-wrong'; problem?: ProofProblem }
  /** The name or the secret has a character that no mechanism can carry. */
  | { kind: 'credentials-unusable' }
  /** Servers prepare letters outside ASCII in different ways (RFC 4013, RFC 8265). */
  | { kind: 'secret-not-ascii'; specialLetters: true }
  /** The name that was refused is a whole address already. */
  | { kind: 'name-is-address'; nameIsAddress: true }
  /** An app password was typed with the blanks that it is shown with. */
  | { kind: 'secret-with-blanks'; withBlanks: true }
  | { kind: 'signed-in' }
  /** TLS was up when the server said this. */
  | { kind: 'encrypted' }
  | { kind: 'final-dot-unanswered' }
  | { kind: 'smtputf8-missing' }
  | { kind: 'size-limit'; limit: number; size: number }
  /** Where the name leads, when that is odd. `shared`: unrelated names of this run lead to one and the same address. */
  | { kind: 'name-resolves-to'; ips: string[]; nameScope: 'private' | 'nowhere' | 'shared' }
  /** A code or a sentence of another program: it has this one cause (`says`), or is most often shown for it (`hints`). */
  | { kind: 'program-says' | 'program-hints'; problem: ProblemClass }
  /** A device's code that several makers show, and no maker is named. */
  | { kind: 'maker-missing' }
  /** A conversation that somebody pasted: every step went well, or it stops in the middle with nothing refused. */
  | { kind: 'conversation-went-well' }
  | { kind: 'conversation-unfinished' }
  /** In a conversation that somebody pasted the program never asked for the STARTTLS that the sign-in waits for. */
  | { kind: 'encryption-not-used' }
  /** A log that somebody pasted tells of no trouble. */
  | { kind: 'no-trouble-told' }
  /** A mail server reports that it could not deliver: what failed lies between it and the recipient's server. */
  | { kind: 'delivery-report' }
  /** A text that somebody pasted is the configuration of a program, and tells of no error. */
  | { kind: 'configuration' }
  /** A text that somebody pasted carries no words of a server. */
  | { kind: 'no-server-words' }
  /** A fault of this program broke the step off. `code`: of the system or a library, or the name of the error. */
  | { kind: 'client-fault'; code: string }
  | { kind: 'connect-waited'; waitedMs: number }
  | { kind: 'race-ended'; waitedMs: number };

/** What a server said, or a program's error text: parsed once, and what the rules read of it. */
export interface ReplyEvidence {
  /** Null where a program's text carries none. */
  code: number | null;
  /** Every enhanced status code (RFC 3463), the reply's own first. */
  enhanced: readonly string[];
  /** The server did not announce ENHANCEDSTATUSCODES (RFC 2034), so they are only a hint. */
  enhancedIsHint?: true;
  /** Lower case, one line, without codes at the start of lines; addresses are `@`. */
  words: string;
  /** As it is shown: codes included, lines joined by "\n". */
  text: string;
}

/** Everything that was seen of one failure, without a judgement. What nobody saw is null or absent. */
export interface Evidence {
  stage: Stage;
  reply: ReplyEvidence | null;
  /** System or library code, such as ECONNREFUSED. */
  errorCode: string | null;
  host?: string | null;
  port: number | null;
  security: Security | null;
  /** Provider id of shared/providers, or a free name from an explain request. */
  provider: string | null;
  /** A known circumstance in words (explain requests only). */
  context?: string | null;
  greeting?: string | null;
  tls?: TlsFacts | null;
  observations: Observation[];
}

/** Evidence in, one Diagnosis out: a pure function over data tables. */
export type Diagnose = (evidence: Evidence) => Diagnosis;
