# bash completion for sendwell
_sendwell() {
  local word="${COMP_WORDS[COMP_CWORD]}" before="${COMP_WORDS[COMP_CWORD - 1]}" command='' flags at
  others() { compgen -W 'check discover probe explain practice inspect listen export report decode batch m365 help' -- "$word"; }
  flags='--json --lang --words --timeout --dns --ca --ispdb --offline-db --settings --allow-host --yes -v --verbose -q --quiet --no-color --no-input -V --version -h --help'
  for ((at = 1; at < COMP_CWORD; at++)); do
    case "${COMP_WORDS[at]}" in
      check|discover|probe|explain|practice|inspect|listen|export|report|decode|batch|m365) command="${COMP_WORDS[at]}"; break ;;
    esac
  done
  case "$command" in
    check) flags='--config --password-from-config --host -p --port --security -u --user --password-stdin --password-env --token-stdin --oauth --client-id --client-secret-env --from --to --no-send --check-arrival --delete-test-message --auth --trust-fingerprint --way --as -h --help --json --lang --words --timeout --dns --ca --ispdb --offline-db --settings --allow-host --yes -v --verbose -q --quiet --no-color --no-input -V --version -h --help'; others() { compgen -W '' -- "$word"; } ;;
    discover) flags='-h --help --json --lang --words --timeout --dns --ca --ispdb --offline-db --settings --allow-host --yes -v --verbose -q --quiet --no-color --no-input -V --version -h --help'; others() { compgen -W '' -- "$word"; } ;;
    probe) flags='-p --ports --servername --trust-fingerprint --as -h --help --json --lang --words --timeout --dns --ca --ispdb --offline-db --settings --allow-host --yes -v --verbose -q --quiet --no-color --no-input -V --version -h --help'; others() { compgen -W '' -- "$word"; } ;;
    explain) flags='--as -h --help --json --lang --words --timeout --dns --ca --ispdb --offline-db --settings --allow-host --yes -v --verbose -q --quiet --no-color --no-input -V --version -h --help'; others() { compgen -W '' -- "$word"; } ;;
    practice) flags='--serve -h --help --json --lang --words --timeout --dns --ca --ispdb --offline-db --settings --allow-host --yes -v --verbose -q --quiet --no-color --no-input -V --version -h --help'; others() { compgen -W 'works wrong-password app-password port-blocked wrong-mode bad-certificate sender-not-allowed sender-unproven switched-off-by-admin nothing-published provider-sign-in consent-refused token-expired lands-in-spam no-sign-in m365-off-for-tenant m365-off-for-mailbox m365-security-defaults m365-passwords-removed outlook-personal m365-oauth m365-oauth-off m365-acs m365-relay m365-direct-send-refused m365-connector-mismatch' -- "$word"; } ;;
    inspect) flags='--as -h --help --json --lang --words --timeout --dns --ca --ispdb --offline-db --settings --allow-host --yes -v --verbose -q --quiet --no-color --no-input -V --version -h --help'; others() { compgen -f -- "$word"; } ;;
    listen) flags='--host -p --port --security --cert --key --minutes --from-device --public --auth-in-clear -h --help --json --lang --words --timeout --dns --ca --ispdb --offline-db --settings --allow-host --yes -v --verbose -q --quiet --no-color --no-input -V --version -h --help'; others() { compgen -W '' -- "$word"; } ;;
    export) flags='--format --list -o --out --force --from --name --incoming --with-password --password-stdin --password-env --allow-unprotected -h --help --json --lang --words --timeout --dns --ca --ispdb --offline-db --settings --allow-host --yes -v --verbose -q --quiet --no-color --no-input -V --version -h --help'; others() { compgen -f -- "$word"; } ;;
    report) flags='--as --show-addresses -o --out --force -h --help --json --lang --words --timeout --dns --ca --ispdb --offline-db --settings --allow-host --yes -v --verbose -q --quiet --no-color --no-input -V --version -h --help'; others() { compgen -f -- "$word"; } ;;
    decode) flags='-h --help --json --lang --words --timeout --dns --ca --ispdb --offline-db --settings --allow-host --yes -v --verbose -q --quiet --no-color --no-input -V --version -h --help'; others() { compgen -W '' -- "$word"; } ;;
    batch) flags='-o --out --csv --resume --retry-interrupted --dry-run --start --jobs --pause --max-refusals --password-env --password-command --to --no-send --auth -h --help --json --lang --words --timeout --dns --ca --ispdb --offline-db --settings --allow-host --yes -v --verbose -q --quiet --no-color --no-input -V --version -h --help'; others() { compgen -f -- "$word"; } ;;
    m365) flags='--format -o --out --force --compare --tickets -h --help --json --lang --words --timeout --dns --ca --ispdb --offline-db --settings --allow-host --yes -v --verbose -q --quiet --no-color --no-input -V --version -h --help'; others() { compgen -f -- "$word"; } ;;
  esac
  case "$command $before" in
    'check --auth') COMPREPLY=($(compgen -W 'SCRAM-SHA-256-PLUS SCRAM-SHA-256 SCRAM-SHA-1-PLUS SCRAM-SHA-1 PLAIN LOGIN CRAM-MD5 OAUTHBEARER XOAUTH2 NONE' -- "$word")); return ;;
    'check --as') COMPREPLY=($(compgen -W 'ticket customer admin' -- "$word")); return ;;
    'probe --as') COMPREPLY=($(compgen -W 'ticket customer admin' -- "$word")); return ;;
    'explain --as') COMPREPLY=($(compgen -W 'ticket customer admin' -- "$word")); return ;;
    'inspect --as') COMPREPLY=($(compgen -W 'ticket customer admin' -- "$word")); return ;;
    'export --format') COMPREPLY=($(compgen -W 'device-sheet device-sheet-text text json env thunderbird apple outlook gmail proxmox msmtp postfix exim4 nodemailer python phpmailer wordpress nextcloud nextcloud-occ gitlab laravel django rails vaultwarden home-assistant dotnet powershell compose grafana spring symfony curl git-send-email thunderbird-android' -- "$word")); return ;;
    *' --lang') COMPREPLY=($(compgen -W 'en de' -- "$word")); return ;;
    *' --words') COMPREPLY=($(compgen -W 'plain technical' -- "$word")); return ;;
    *' --offline-db') COMPREPLY=($(compgen -W 'on off' -- "$word")); return ;;
    *' --security') COMPREPLY=($(compgen -W 'tls starttls none' -- "$word")); return ;;
    *' --oauth') COMPREPLY=($(compgen -W 'browser device' -- "$word")); return ;;
    *' --auth') COMPREPLY=($(compgen -W 'SCRAM-SHA-256-PLUS SCRAM-SHA-256 SCRAM-SHA-1-PLUS SCRAM-SHA-1 PLAIN LOGIN CRAM-MD5 OAUTHBEARER XOAUTH2' -- "$word")); return ;;
    *' --way') COMPREPLY=($(compgen -W 'tenant oauth hve acs connector direct-send' -- "$word")); return ;;
    *' --as') COMPREPLY=($(compgen -W 'markdown text json html ticket customer admin' -- "$word")); return ;;
    *' --format') COMPREPLY=($(compgen -W 'table csv markdown html json' -- "$word")); return ;;
    *' --ca'|*' --settings'|*' --config'|*' --cert'|*' --key'|*' --out'|*' --csv'|*' --compare'|*' --tickets') COMPREPLY=($(compgen -f -- "$word")); return ;;
    *' --timeout'|*' --dns'|*' --ispdb'|*' --allow-host'|*' --host'|*' --port'|*' --user'|*' --password-env'|*' --client-id'|*' --client-secret-env'|*' --from'|*' --to'|*' --trust-fingerprint'|*' --ports'|*' --servername'|*' --minutes'|*' --from-device'|*' --name'|*' --incoming'|*' --jobs'|*' --pause'|*' --max-refusals'|*' --password-command') return ;;
  esac
  if [[ "$word" == -* ]]; then COMPREPLY=($(compgen -W "$flags" -- "$word")); else COMPREPLY=($(others)); fi
}
complete -F _sendwell sendwell
