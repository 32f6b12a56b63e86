/** One IMAP session of the practice server (RFC 3501): as much of it as a client needs to find one message. */
import type { Policy } from '../policy.ts';
import type { Refusal } from '../scenarios.ts';
import { words } from './command-reader.ts';
import type { FolderName, MailStore, StoredMessage } from './mail-store.ts';

export interface SessionOptions {
  store: MailStore;
  policy: Policy;
  send(text: string): void;
  /** Ends the connection after what was sent. */
  hangUp(): void;
  onSignIn(username: string, refusal: Refusal | null): void;
}

interface Command {
  tag: string;
  name: string;
  /** Everything behind the name. */
  rest: string;
}

const capabilities =
  'IMAP4rev1 AUTH=PLAIN AUTH=XOAUTH2 AUTH=OAUTHBEARER SASL-IR IDLE UIDPLUS SPECIAL-USE LITERAL+';
/** Fixed: the mailbox lives as long as the practice world. */
const uidValidity = 1;

interface OpenFolder {
  name: FolderName;
  readOnly: boolean;
}

export class ImapSession {
  readonly #options: SessionOptions;
  #user: string | null = null;
  #folder: OpenFolder | null = null;
  /** What the next line answers; null: it is a command. */
  #pending: ((line: string) => void) | null = null;
  #stopIdling: () => void = () => {};

  constructor(options: SessionOptions) {
    this.#options = options;
    options.send(`* OK [CAPABILITY ${capabilities}] Sendwell practice\r\n`);
  }

  take(line: string): void {
    const pending = this.#pending;
    this.#pending = null;
    if (pending) {
      pending(line);
      return;
    }
    const [, tag = '*', verb = '', rest = ''] = /^(\S+) +(uid +\S+|\S+) *(.*)$/is.exec(line) ?? [];
    this.#run({ tag, name: verb.toUpperCase().replace(/ +/, ' '), rest });
  }

  /** Frees what the session listens to. */
  end(): void {
    this.#stopIdling();
  }

  readonly #anytime: Readonly<Record<string, (command: Command) => void>> = {
    CAPABILITY: (command) => this.#done(command, `CAPABILITY ${capabilities}`),
    NOOP: (command) => this.#done(command),
    ID: (command) => this.#done(command, 'ID NIL'),
    LOGOUT: (command) => this.#logOut(command),
    LOGIN: (command) => this.#logIn(command),
    AUTHENTICATE: (command) => this.#authenticate(command),
  };

  readonly #signedIn: Readonly<Record<string, (command: Command) => void>> = {
    LIST: (command) => this.#list(command),
    LSUB: (command) => this.#list(command),
    SELECT: (command) => this.#open(command),
    EXAMINE: (command) => this.#open(command),
  };

  readonly #opened: Readonly<Record<string, (command: Command, folder: OpenFolder) => void>> = {
    'UID SEARCH': (command, { name }) => this.#search(command, name),
    'UID FETCH': (command, { name }) => this.#fetch(command, name),
    'UID STORE': (command, folder) => this.#change(command, folder),
    'UID EXPUNGE': (command, folder) => this.#change(command, folder),
    IDLE: (command, { name }) => this.#idle(command, name),
  };

  #run(command: Command): void {
    const { name } = command;
    const anytime = this.#anytime[name];
    if (anytime) anytime(command);
    else if (this.#user === null) this.#no(command, 'sign in first');
    else if (this.#signedIn[name]) this.#signedIn[name](command);
    else if (this.#folder && this.#opened[name]) this.#opened[name](command, this.#folder);
    else this.#options.send(`${command.tag} BAD not here\r\n`);
  }

  #logOut({ tag }: Command): void {
    this.#options.send(`* BYE see you\r\n${tag} OK\r\n`);
    this.#options.hangUp();
  }

  #logIn(command: Command): void {
    const [username = '', password = ''] = words(command.rest);
    this.#signIn(command, username, this.#options.policy.signIn(username, password));
  }

  #authenticate(command: Command): void {
    const [mechanism = '', initial] = words(command.rest);
    const read = responses[mechanism.toUpperCase()];
    if (!read) {
      this.#no(command, 'mechanism not known');
      return;
    }
    const judge = (line: string) => this.#judge(command, read(Buffer.from(line, 'base64').toString('utf8')));
    if (initial !== undefined) {
      judge(initial);
      return;
    }
    this.#pending = judge;
    this.#options.send('+ \r\n');
  }

  #judge(command: Command, { username, secret, kind }: Response): void {
    const { policy, send } = this.#options;
    const refusal = kind === 'token' ? policy.token(username, secret) : policy.signIn(username, secret);
    if (!refusal || kind === 'password') {
      this.#signIn(command, username, refusal);
      return;
    }
    // RFC 7628 3.2.3: the reason comes first, the client answers, then comes the refusal.
    this.#pending = () => this.#signIn(command, username, refusal);
    send(`+ ${Buffer.from('{"status":"invalid_token"}').toString('base64')}\r\n`);
  }

  #signIn(command: Command, username: string, refusal: Refusal | null): void {
    this.#options.onSignIn(username, refusal);
    if (refusal) this.#no(command, `[AUTHENTICATIONFAILED] ${refusal.text}`);
    else {
      this.#user = username;
      this.#done(command);
    }
  }

  #list(command: Command): void {
    const folder = (flags: string, name: string) => `${command.name} (${flags}) "/" ${name}`;
    const [, pattern] = words(command.rest);
    // RFC 3501 6.3.8: an empty pattern asks for the delimiter only.
    if (pattern === '') this.#done(command, folder('\\Noselect', '""'));
    else this.#done(command, folder('\\HasNoChildren', 'INBOX'), folder('\\HasNoChildren \\Junk', 'Spam'));
  }

  #open(command: Command): void {
    const [path = ''] = words(command.rest);
    const name = path.toUpperCase() === 'INBOX' ? 'INBOX' : path;
    if (name !== 'INBOX' && name !== 'Spam') {
      this.#no(command, 'no such folder');
      return;
    }
    const readOnly = command.name === 'EXAMINE';
    this.#folder = { name, readOnly };
    const { store, send } = this.#options;
    send('* FLAGS (\\Seen \\Deleted)\r\n* OK [PERMANENTFLAGS (\\Deleted)]\r\n');
    send(`* ${store.list(name).length} EXISTS\r\n* 0 RECENT\r\n`);
    send(`* OK [UIDVALIDITY ${uidValidity}]\r\n* OK [UIDNEXT ${store.nextUid}]\r\n`);
    send(`${command.tag} OK [${readOnly ? 'READ-ONLY' : 'READ-WRITE'}]\r\n`);
  }

  /** `HEADER name text`; anything else finds nothing. */
  #search(command: Command, folder: FolderName): void {
    const [key = '', name = '', text = ''] = words(command.rest);
    const fits = ({ fields }: StoredMessage) =>
      key.toUpperCase() === 'HEADER' &&
      fields.some((field) => sameName(field.name, name) && field.value.includes(text));
    const found = this.#options.store.list(folder).filter(fits);
    this.#done(command, ['SEARCH', ...found.map(({ uid }) => uid)].join(' '));
  }

  /** `BODY.PEEK[HEADER.FIELDS (names)]` of one message. */
  #fetch(command: Command, folder: FolderName): void {
    const [, uid, list] = /^(\d+) .*BODY(?:\.PEEK)?\[HEADER\.FIELDS \(([^)]*)\)\]/is.exec(command.rest) ?? [];
    const messages = this.#options.store.list(folder);
    const index = messages.findIndex((message) => message.uid === Number(uid));
    const message = messages[index];
    if (!message || list === undefined) {
      this.#done(command);
      return;
    }
    const names = words(list);
    const shown = message.fields.filter((field) => names.some((name) => sameName(field.name, name)));
    const header = `${shown.map(({ name, value }) => `${name}: ${value}\r\n`).join('')}\r\n`;
    const item = `BODY[HEADER.FIELDS (${list})] {${header.length}}\r\n${header}`;
    this.#done(command, `${index + 1} FETCH (UID ${message.uid} ${item})`);
  }

  /** RFC 2177. */
  #idle(command: Command, folder: FolderName): void {
    const { store, send } = this.#options;
    send('+ idling\r\n');
    this.#stopIdling = store.onNews(() => send(`* ${store.list(folder).length} EXISTS\r\n`));
    this.#pending = () => {
      this.#stopIdling();
      this.#done(command);
    };
  }

  #change(command: Command, { name, readOnly }: OpenFolder): void {
    if (readOnly) {
      this.#no(command, 'opened for reading');
      return;
    }
    const { store, send } = this.#options;
    const uid = Number(words(command.rest)[0]);
    if (command.name === 'UID EXPUNGE') {
      const place = store.expunge(name, uid);
      if (place !== null) send(`* ${place} EXPUNGE\r\n`);
    } else {
      const place = store.markDeleted(name, uid);
      if (place !== null) send(`* ${place} FETCH (UID ${uid} FLAGS (\\Deleted))\r\n`);
    }
    this.#done(command);
  }

  #done({ tag }: Command, ...untagged: string[]): void {
    this.#options.send(`${untagged.map((line) => `* ${line}\r\n`).join('')}${tag} OK done\r\n`);
  }

  #no({ tag }: Command, text: string): void {
    this.#options.send(`${tag} NO ${text}\r\n`);
  }
}

interface Response {
  kind: 'password' | 'token';
  username: string;
  secret: string;
}

/** What the client says, by mechanism: RFC 4616 2, the vendor's XOAUTH2, RFC 7628 3.1. */
const responses: Readonly<Record<string, ((text: string) => Response) | undefined>> = {
  PLAIN: (text) => {
    const [, username = '', secret = ''] = text.split('\0');
    return { kind: 'password', username, secret };
  },
  XOAUTH2: (text) => tokenResponse(text, 'user='),
  OAUTHBEARER: (text) => tokenResponse(text, 'n,a='),
};

/** Fields stand between bytes 01; the user name ends at a comma at the latest. */
function tokenResponse(text: string, userPrefix: string): Response {
  const fields = text.split('\u0001');
  const value = (prefix: string) =>
    fields.find((field) => field.startsWith(prefix))?.slice(prefix.length) ?? '';
  const [username = ''] = value(userPrefix).split(',', 1);
  return { kind: 'token', username, secret: value('auth=Bearer ') };
}

function sameName(left: string, right: string): boolean {
  return left.toLowerCase() === right.toLowerCase();
}
