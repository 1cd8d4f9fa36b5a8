import type { DomainAnswer } from "../daily/client";
import { isDailyError } from "../daily/errors";
import { isoDate } from "../properties/time";
import { clientWith, type DailyAccess } from "../token/client";
import { joinUrlOf } from "../token/joinUrl";
import { type MintMeetingTokenProperties, mintMeetingToken } from "../token/mint";
import { Refusal } from "./refusal";
import { within } from "./within";

/** What an opening answers, and the newest part of what a rotation answers. */
export interface MintedAnswer {
  /** The token: a secret. */
  readonly token: string;
  /** The URL that opens the room with the token: a secret. Null for a token that opens every room. */
  readonly joinUrl: string | null;
  /** When the token ends, in ISO 8601; null if never. */
  readonly expiresAt: string | null;
  /** Null for a token that opens every room. */
  readonly roomName: string | null;
}

export interface MintingAccess extends DailyAccess {
  readonly domainId?: string;
  readonly domainName?: string;
}

/** A token goes into URLs, and comes back in the state of a rotation. */
const MOST_CHARACTERS = 4_096;
/** How long an opening waits for Daily's domain. The look-up goes on, and the next opening gets what it finds. */
const PATIENCE_MS = 10_000;

/** Signs tokens with the API key: no opening waits for Daily, or uses up its rate limit. */
export class Minting {
  constructor(
    readonly access: MintingAccess,
    private readonly patienceMs = PATIENCE_MS,
  ) {}

  async mint(properties: MintMeetingTokenProperties, now: Date): Promise<MintedAnswer> {
    const { domainId, domainName } = await this.domain();
    const { apiKey } = this.access;
    const minted = await mintMeetingToken(properties, { apiKey, signedBy: "apiKey", domainId, now });
    const { token, expiresAt, roomName } = minted;
    if (token.length > MOST_CHARACTERS) throw tooLong();
    return {
      token,
      joinUrl: joinUrlOf(roomName && `https://${domainName}.daily.co/${roomName}`, token) ?? null,
      expiresAt: expiresAt ? isoDate(expiresAt) : null,
      roomName: roomName ?? null,
    };
  }

  /** The domain as it was declared; otherwise Daily is asked, and the client keeps what it answers. */
  async domain(): Promise<DomainAnswer> {
    const { domainId, domainName } = this.access;
    if (domainId !== undefined && domainName !== undefined) return { domainId, domainName };
    const answer = await this.#ask();
    if (isDomainOf(this.access, answer)) return answer;
    throw new Refusal(
      500,
      "wrong-domain",
      "The adapter's API key is of another domain than its configuration names. Correct domainId and domainName there, or leave them out.",
    );
  }

  async #ask(): Promise<DomainAnswer> {
    try {
      return await within(this.patienceMs, clientWith(this.access).getDomain(), () => unavailable("timeout"));
    } catch (error) {
      throw isDailyError(error) ? unavailable(error.code) : error;
    }
  }
}

/** Whether a domain is the one that is declared, as far as one is. Neither ids nor hosts' names know capital letters. */
export function isDomainOf(
  { domainId, domainName }: { domainId?: string; domainName?: string },
  domain: DomainAnswer,
): boolean {
  const isSame = (declared: string | undefined, answered: string) =>
    declared === undefined || declared.toLowerCase() === answered.toLowerCase();
  return isSame(domainId, domain.domainId) && isSame(domainName, domain.domainName);
}

function tooLong(): Refusal {
  return new Refusal(
    400,
    "invalid-request",
    `The token would have more than ${MOST_CHARACTERS} characters. Shorten the request, or what the grant fixes.`,
  );
}

function unavailable(code: string): Refusal {
  if (code === "auth") {
    return new Refusal(503, "daily-unavailable", "Daily refuses the adapter's API key. Correct the key.");
  }
  return new Refusal(
    503,
    "daily-unavailable",
    `Daily did not tell the adapter its domain (${code}). Set domainId and domainName in the adapter's configuration, and it need not ask; or check its network.`,
  );
}
