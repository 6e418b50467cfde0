/**
 * Other people's clients with our `fetch` beneath them: none knows of sessions, jobs and uuids. Each restores a VM in
 * its own way, and gives its name, or the code of the error that the server answered.
 */
import { createClient, passwordAuth } from "zstack-client/core";
import { createFetch } from "zstack-client/fetch";
import { createApi } from "zstack-client/openapi-fetch";
import { createVmFromCdpBackup, client as generated } from "./generated.js";
import ky from "./ky.js";

const PATH = "/zstack/v1/cdp-backups/actions";

const bodyOf = (params) => ({ createVmFromCdpBackup: params });

/** What is known of a restore whichever client it was. */
const outcome = ({ inventory, error }) => inventory?.name ?? error?.code;

export const OTHER_CLIENTS = {
  "openapi-fetch": (options) => {
    const api = createApi(options);
    return async (params, signal) => {
      const { data, error } = await api.PUT(PATH, { body: bodyOf(params), signal });
      return outcome(data ?? error);
    };
  },
  ky: (options) => {
    const api = ky.create({ fetch: createFetch(createClient(options)), retry: 0, timeout: false });
    return async (params, signal) => {
      const answer = api.put(options.endpoint + PATH, {
        json: bodyOf(params),
        signal,
        throwHttpErrors: false,
      });
      return outcome(await answer.json());
    };
  },
  "a generated client": (options) => {
    generated.setConfig({ baseUrl: options.endpoint, fetch: createFetch(createClient(options)) });
    return async (params, signal) => {
      const { data, error, response } = await createVmFromCdpBackup({ body: bodyOf(params), signal });
      // It gives what fetch rejects with as its error, without a response.
      if (!response) throw error;
      return outcome(data ?? error);
    };
  },
};

/** As the suite's own client is made. */
export const optionsOf = ({ endpoint, credentials, pace }) => ({
  endpoint,
  auth: passwordAuth(credentials),
  job: pace,
  retry: { baseDelayMs: 10 },
});
