import { createHash } from "node:crypto";
import { decodeProtectedHeader, errors, jwtVerify, type JWTPayload } from "jose";
import { viewerWith, type Viewer } from "../viewer.ts";
import { IssuerUnreachable, type Issuer } from "./issuer.ts";
import { meaningOf, type Mapping, type Meaning } from "./mapping.ts";

/** Asymmetric only: with a shared secret whoever checks a token could also write one. */
export const ALGORITHMS = ["RS256", "PS256", "ES256", "EdDSA"];
/** Seconds from issue to expiry; what lives longer is refused, however good. */
export const LONGEST_LIFE = 3_600;
/** Seconds by which two clocks may differ. */
export const TOLERANCE = 5;
const LONGEST_TOKEN = 8_192;

/** `reason` is a word for the log; nothing of the token is in it. */
export class TokenRefused extends Error {
  constructor(readonly reason: string) {
    super(reason);
  }
}

/** Somebody who proved who they are. */
export interface SignedIn extends Meaning {
  /** Made of issuer and subject: the same at every sign-in, and telling nothing of either. */
  readonly id: string;
  /** Seconds since 1970: when this must be proved again. */
  readonly until: number;
}

export interface TokenRules {
  readonly audience: string;
  readonly mapping: Mapping;
}

/**
 * Whom an access token (RFC 9068: a signed JWT of type `at+jwt`) speaks for. Throws TokenRefused, or IssuerUnreachable where it cannot be told.
 * A plain `JWT` is refused: the same issuer signs id tokens so, which anybody's web page may hold.
 */
export async function signedInBy(token: string, issuer: Issuer, rules: TokenRules): Promise<SignedIn> {
  if (token.length > LONGEST_TOKEN) throw new TokenRefused("too long");
  try {
    // With a single published key jose would take a token that names none.
    if (typeof decodeProtectedHeader(token).kid !== "string") throw new TokenRefused("no kid");
    const { issuer: name } = (await issuer.configuration()).serverMetadata();
    const { payload } = await jwtVerify(token, issuer.key, {
      algorithms: ALGORITHMS,
      typ: "at+jwt",
      issuer: name,
      audience: rules.audience,
      requiredClaims: ["sub", "exp", "iat"],
      clockTolerance: TOLERANCE,
      maxTokenAge: LONGEST_LIFE,
    });
    return signedIn(name, payload, rules.mapping);
  } catch (error) {
    if (error instanceof IssuerUnreachable || error instanceof TokenRefused) throw error;
    throw new TokenRefused(reasonOf(error));
  }
}

function signedIn(issuer: string, payload: JWTPayload, mapping: Mapping): SignedIn {
  const { sub, exp = 0, iat = 0 } = payload;
  // jose sees to it that it is there, not that it is text.
  if (typeof sub !== "string" || sub === "" || sub.length > 255) throw new TokenRefused("sub");
  if (!(exp > iat && exp - iat <= LONGEST_LIFE)) throw new TokenRefused("lifetime");
  const id = `acc_${createHash("sha256").update(`${issuer}\n${sub}`).digest("base64url").slice(0, 27)}`;
  return { id, until: exp, ...meaningOf(payload, mapping) };
}

export function viewerOfSignedIn({ id, standings, party }: SignedIn): Viewer {
  return viewerWith(id, standings, party);
}

function reasonOf(error: unknown): string {
  if (error instanceof errors.JWTExpired) return "expired";
  if (error instanceof errors.JWTClaimValidationFailed) return error.claim;
  return error instanceof errors.JOSEError ? error.code : "malformed";
}
