/** Programs for browsers, as small as they can be and still do something: what their bundles weigh is the client's. */

/** One operation imported by itself, as someone would who counts bytes. */
export const ONE_CALL = `
  import { createClient, passwordAuth } from "zstack-client/core";
  import { createVmFromCdpBackup } from "zstack-client/operations/create-vm-from-cdp-backup";
  export const restore = (endpoint, account, params) =>
    createVmFromCdpBackup(createClient({ endpoint, auth: passwordAuth(account) }), params);
`;

/** The facade, which brings every operation along. */
export const FACADE = `
  import { createZStack, passwordAuth } from "zstack-client";
  export const connect = (endpoint, account) => createZStack({ endpoint, auth: passwordAuth(account) });
`;

/** For scale: what the client is built on; it knows nothing of logins, jobs and errors. */
export const OPENAPI_FETCH = `
  import createClient from "openapi-fetch";
  export const restore = (baseUrl, body) => createClient({ baseUrl }).PUT("/zstack/v1/cdp-backups/actions", { body });
`;
