/** Names of files that programs are set up with. JSON is left to settings files. */
export const configurationFile =
  /(?:^|[/\\])\.?(?:msmtprc|muttrc|env)$|\.(?:env|ya?ml|ini|conf|cnf|cf|toml|properties|php|rb|py|m?js|mobileconfig|cs)$|^\.env\b/i;
