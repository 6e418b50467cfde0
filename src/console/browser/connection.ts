import type { Locale } from "../../model/model.ts";
import {
  type Auth,
  type Authenticator,
  type Client,
  type ClientEvent,
  createClient,
  passwordAuth,
  sessionAuth,
} from "../../runtime/index.ts";
import type { BackendDescription } from "../description.ts";
import { type Exchange, recordingFetch } from "./recorder.ts";
import type { Secrets } from "./secrets.ts";

/** How the reader signs in. Held in memory, by the client alone. */
export type Credentials =
  | { readonly kind: "password"; readonly accountName: string; readonly password: string }
  | { readonly kind: "session"; readonly sessionUuid: string };

/** The client that users get, at one backend, signed in one way. */
export interface Connection {
  readonly client: Client;
  readonly credentials: Credentials;
  /** Opens the session now instead of with the first call. Rejects as the server refuses. */
  signIn(signal: AbortSignal): Promise<void>;
}

/** Who is told what a client does. */
export interface Listeners {
  readonly onExchange: (exchange: Exchange) => void;
  readonly onEvent: (event: ClientEvent) => void;
}

/** @throws ZStackConfigError for credentials that cannot be any */
export function connect(
  backend: BackendDescription,
  credentials: Credentials,
  {
    locale,
    secrets,
    onExchange,
    onEvent,
  }: Listeners & { readonly locale: Locale; readonly secrets: Secrets },
): Connection {
  if (credentials.kind === "session") secrets.add(credentials.sessionUuid);
  const { auth, authenticator } = observed(authOf(credentials));
  const client = createClient({
    endpoint: backend.endpoint,
    auth,
    locale,
    fetch: recordingFetch(backend, secrets, onExchange),
    onEvent,
  });
  return {
    client,
    credentials,
    async signIn(signal) {
      await authenticator()?.credentials({ method: "GET", path: "" }, signal);
    },
  };
}

function authOf(credentials: Credentials): Auth {
  return credentials.kind === "password" ? passwordAuth(credentials) : sessionAuth(credentials);
}

/** The same, and a way to ask it for a session without making a call. */
function observed(auth: Auth): {
  readonly auth: Auth;
  readonly authenticator: () => Authenticator | undefined;
} {
  let connected: Authenticator | undefined;
  return {
    auth: {
      connect(connection) {
        connected = auth.connect(connection);
        return connected;
      },
    },
    authenticator: () => connected,
  };
}
