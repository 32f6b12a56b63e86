/** What a server of ours shows to its clients. */
export interface KeyPair {
  certPem: string;
  keyPem: string;
}
