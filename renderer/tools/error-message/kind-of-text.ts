/** Names of files that programs are set up with. JSON is left to settings files. */
export const configurationFile =
  /(?:^|[/\\])\.?(?:msmtprc|muttrc|env)$|\.(?:env|ya?ml|ini|conf|cnf|cf|toml|properties|php|rb|py|m?js|mobileconfig|cs)$|^\.env\b/i;

/** Names of files that tell of an error: logs, and messages that mail programs saved. */
export const explainedFile = /\.(?:txt|log|eml|msg)$/i;
export const messageFile = /\.(?:eml|msg)$/i;
