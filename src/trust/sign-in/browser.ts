import {
  authorizationCodeGrant,
  AuthorizationResponseError,
  buildAuthorizationUrl,
  buildEndSessionUrl,
  calculatePKCECodeChallenge,
  ClientError,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
  ResponseBodyError,
} from "openid-client";
import { IssuerUnreachable, type Issuer } from "./issuer.ts";
import type { Errand } from "./session.ts";

/** Seconds that somebody may take at the issuer's page. */
const ERRAND = 600;

/** The issuer said no, or what came back is not what was sent out. */
export class SignInRefused extends Error {}

interface Away {
  readonly url: URL;
  readonly errand: Errand;
}

/** Where to send a browser that signs in, by authorization code with PKCE, and what it must bring back. */
export async function away(issuer: Issuer, back: string, audience: string, onward: string): Promise<Away> {
  const [verifier, state, nonce] = [randomPKCECodeVerifier(), randomState(), randomNonce()];
  const url = buildAuthorizationUrl(await issuer.configuration(), {
    redirect_uri: back,
    response_type: "code",
    scope: "openid",
    state,
    nonce,
    code_challenge: await calculatePKCECodeChallenge(verifier),
    code_challenge_method: "S256",
    ...resource(audience),
  });
  return { url, errand: { state, nonce, verifier, onward, until: Date.now() / 1_000 + ERRAND } };
}

/** The access token for the code that a browser brought back. @param came the whole address it came to */
export async function accessToken(issuer: Issuer, came: URL, errand: Errand, audience: string): Promise<string> {
  const configuration = await issuer.configuration();
  try {
    const { access_token: token } = await authorizationCodeGrant(
      configuration,
      came,
      {
        expectedState: errand.state,
        expectedNonce: errand.nonce,
        pkceCodeVerifier: errand.verifier,
        idTokenExpected: true,
      },
      resource(audience),
    );
    return token;
  } catch (error) {
    const answered = error instanceof AuthorizationResponseError || error instanceof ResponseBodyError;
    if (answered || (error instanceof ClientError && error.code !== "OAUTH_TIMEOUT")) throw new SignInRefused();
    throw new IssuerUnreachable();
  }
}

/** The issuer's own sign-out page; null where it has none. */
export async function signOutAtIssuer(issuer: Issuer, back: string): Promise<string | null> {
  const configuration = await issuer.configuration();
  if (configuration.serverMetadata().end_session_endpoint === undefined) return null;
  return buildEndSessionUrl(configuration, { post_logout_redirect_uri: back }).href;
}

/** Issuers that tell resources apart (RFC 8707) know them by an address; to the others the word would be a stranger. */
function resource(audience: string): Record<string, string> {
  return URL.canParse(audience) ? { resource: audience } : {};
}
