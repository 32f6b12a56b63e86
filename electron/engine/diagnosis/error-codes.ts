/** Names of the same network trouble on other systems and in other programs, brought to the POSIX name. */

/**
 * Canonical code => libuv numbers, errno on Linux and macOS, Winsock and WinINet numbers, Outlook codes, program codes.
 * Certificates: https://learn.microsoft.com/windows/win32/wsw/windows-web-services-return-values, "CERT_E_CN_NO_MATCH
 * 0X800B010F", "CERT_E_EXPIRED 0X800B0101", "CERT_E_UNTRUSTEDROOT 0x800B0109".
 */
const synonyms: Readonly<Record<string, readonly string[]>> = {
  ECONNREFUSED: ['-4078', '-111', '-61', '111', '61', '10061', '0X274D', 'WSAECONNREFUSED'],
  ECONNRESET: [
    '-4077',
    '-104',
    '-54',
    '104',
    '54',
    '10054',
    '10053',
    '0X2746',
    '0X2745',
    '12030',
    '12031',
    '0X2EFE',
    '0X2EFF',
    'WSAECONNRESET',
    'WSAECONNABORTED',
    'ECONNABORTED',
    'ESHUTDOWN',
    'EPIPE',
    '-4047',
    '0X800CCC0F',
    '0X800CCC5E',
    '0X800CCC5F',
  ],
  ETIMEDOUT: [
    '-4039',
    '-110',
    '-60',
    '110',
    '60',
    '10060',
    '0X274C',
    '12002',
    '0X2EE2',
    'WSAETIMEDOUT',
    'ERR_SOCKET_CONNECTION_TIMEOUT',
    'CURLE_OPERATION_TIMEDOUT',
    '0X800CCC19',
    '0X8004210B',
    '0X80042109',
    '0X800CCC0E',
  ],
  ENETUNREACH: [
    '-4062',
    '-101',
    '-51',
    '101',
    '51',
    '10051',
    'WSAENETUNREACH',
    '0X274B',
    'ENETDOWN',
    'ENONET',
  ],
  /** Outlook and CDO: the server did not take name and password. */
  ELOGIN: ['0X80040217', '0X800CCC18', '0X800CCC92'],
  EHOSTUNREACH: ['-4073', '-113', '-65', '113', '65', '10065', 'WSAEHOSTUNREACH', '0X2751', 'EHOSTDOWN'],
  EADDRNOTAVAIL: ['-4090', '-99', '10049', '0X2741', 'WSAEADDRNOTAVAIL'],
  EACCES: ['-4092', '-13', '13', '10013', 'WSAEACCES', '0X271D', 'EPERM', '-4048'],
  ENOTFOUND: [
    '-3008',
    '11001',
    '11004',
    'WSAHOST_NOT_FOUND',
    'WSANO_DATA',
    'EAI_NONAME',
    'EAI_NODATA',
    'ENODATA',
    'EBADNAME',
    'NXDOMAIN',
    'DNS_PROBE_FINISHED_NXDOMAIN',
    'CURLE_COULDNT_RESOLVE_HOST',
    '0X2AF9',
    '0X2AFC',
    '12007',
    '0X2EE7',
    '0X800CCC0D',
  ],
  EAI_AGAIN: [
    '-3001',
    '11002',
    '11003',
    'WSATRY_AGAIN',
    'WSANO_RECOVERY',
    'EAI_FAIL',
    'ESERVFAIL',
    'SERVFAIL',
    'EREFUSED',
    'ETIMEOUT',
    'ESERVERFAIL',
    '0X2AFA',
    '0X2AFB',
  ],
  CERT_HAS_EXPIRED: ['0X800B0101'],
  ERR_TLS_CERT_ALTNAME_INVALID: ['0X800B010F'],
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: ['0X800B0109', '0X800B0112', '0X80090325'],
};

const canonicalOf = new Map(
  Object.entries(synonyms).flatMap(([code, others]) =>
    [code, ...others].map((name) => [name, code] as const),
  ),
);

/** How Windows writes its own numbers as an HRESULT. */
const windows = /^0X8007(?=[0-9A-F]{4}$)/;

/** The POSIX name of a code, or the code itself in upper case. */
export function canonicalCode(code: string): string {
  const upper = code.trim().toUpperCase();
  return canonicalOf.get(upper.replace(windows, '0X')) ?? upper;
}

const named = /\b(?:E[A-Z]{3,}|[A-Z]+(?:_[A-Z]+)+|SERVFAIL|NXDOMAIN)\b/g;
/** As Erlang and others write them. */
const lowerCase =
  /\b(?:econn(?:refused|reset|aborted)|etimedout|ehostunreach|enetunreach|nxdomain|servfail)\b/g;
/** What a socket of Erlang and Elixir comes to (https://www.erlang.org/doc/apps/kernel/inet.html). */
const erlangReason = /\{:?error, ?:?(closed|timeout)\}/g;
const erlangReasons: Readonly<Record<string, string>> = { closed: 'ECONNRESET', timeout: 'ETIMEDOUT' };
const numbered =
  /(?:errno:?|winerror|errno=|socket error:?|error(?: code)?:?|code=|#)\s*(-?\d{2,5})\b|\((\d{2,5})\)/gi;
const hexadecimal = /\b0x[0-9a-f]{4,8}\b/gi;

const errno = /^-?\d{1,3}$/;

/**
 * Every code in an error text, in POSIX names where one exists; numbers count only when their meaning is known, and
 * small ones (errno) not when `large` is asked for.
 */
export function codesIn(text: string, large = false): string[] {
  const numbers = [
    ...(text.match(hexadecimal) ?? []),
    ...Array.from(text.matchAll(numbered), ([, after, inside]) => after ?? inside ?? ''),
  ];
  return [
    ...(text.match(named) ?? []).map(canonicalCode),
    ...(text.match(lowerCase) ?? []).map(canonicalCode),
    ...Array.from(text.matchAll(erlangReason), ([, reason = '']) => erlangReasons[reason] ?? ''),
    ...numbers
      .filter((number) => !(large && errno.test(number)))
      .flatMap((number) => canonicalOf.get(number.toUpperCase().replace(windows, '0X')) ?? []),
  ];
}
