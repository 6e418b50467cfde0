import type { CallOptions } from "./call-options.js";

/** Answers to a server's questions; each is left out unless asked for. */
export interface LoginChallenge {
  /** Of an authenticator app; wanted where an error `ID.2001` says so. */
  readonly twoFactorCode?: string | undefined;
  /** Of the captcha picture that was solved (`GET /v1/login/control/captcha`). */
  readonly captchaUuid?: string | undefined;
  /** What is to be read in that picture. */
  readonly verifyCode?: string | undefined;
}

/** What a login has besides account and password. */
export interface Answered {
  readonly fields: object;
  readonly call: CallOptions;
}

/**
 * Asks whoever logs in. People may never answer: that ends when nobody waits for the login any more. Loaded for those
 * who have been told to, which is why it imports nothing that all logins need.
 */
export async function answerChallenge(
  challenge: (signal: AbortSignal) => LoginChallenge | Promise<LoginChallenge>,
  signal: AbortSignal,
): Promise<Answered> {
  const { twoFactorCode, captchaUuid, verifyCode } = await new Promise<LoginChallenge>((resolve, reject) => {
    const leave = (): void => reject(signal.reason);
    signal.addEventListener("abort", leave, { once: true });
    signal.throwIfAborted();
    (async () => challenge(signal))()
      .then(resolve, reject)
      .then(() => signal.removeEventListener("abort", leave));
  });
  return {
    fields: { captchaUuid, verifyCode },
    call: twoFactorCode === undefined ? {} : { systemTags: [`twofatoken::${twoFactorCode}`] },
  };
}
