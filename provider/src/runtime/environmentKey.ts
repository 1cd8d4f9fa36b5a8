import type { DailyClient } from "../daily/client";
import { type DailyError, isDailyError } from "../daily/errors";
import { type Values, WrongDomain } from "../lifecycle";
import { decodeMeetingToken } from "../token/decode";
import type { Host } from "./clients";
import { type Configuration, configurationKeys } from "./configuration";

/** What keeps a client from standing in for another: the end of a sentence about its key; undefined if nothing does. */
export type Obstacle = (client: DailyClient) => Promise<string | undefined>;

/** Whether it is the key that a step failed for: Daily refuses it, or it is another account's. */
export function isWrongKey(error: unknown): error is DailyError | WrongDomain {
  return isDailyError(error, "auth") || error instanceof WrongDomain;
}

/**
 * Refreshes or deletes with the configured key, or, where that is the wrong one, with the environment's.
 *
 * The engine configures the provider as the last update left it, unless the program still has a resource of this
 * package. So a wrong key can be corrected nowhere else. The environment's may be another account's: it is used only
 * where it leads to the very thing that the state holds.
 */
export async function withKeyThatWorks<T>(
  given: Configuration,
  { log, clientOf }: Host,
  obstacleTo: Obstacle,
  run: (configuration: Configuration) => Promise<T>,
): Promise<T> {
  try {
    return await run(given);
  } catch (error) {
    const environment = isWrongKey(error) ? given.withKeyOfEnvironment() : undefined;
    if (!isWrongKey(error) || !environment) throw error;
    const { variable } = configurationKeys.apiKey;
    const obstacle = await obstacleTo(clientOf(environment)).catch((other) => {
      if (isDailyError(other)) return other.message;
      throw other;
    });
    if (obstacle !== undefined) throw withSentence(error, `${variable} was tried instead: ${obstacle}`);
    log.info(
      `The API key from ${given.apiKey().keySource} was refused or belongs to another account: ${variable} is used instead.`,
    );
    return run(environment);
  }
}

function withSentence(error: DailyError | WrongDomain, sentence: string): Error {
  return error instanceof WrongDomain ? new WrongDomain(`${error.message} ${sentence}`) : error.with(sentence);
}

/** A room is the state's if it has the state's id. */
export const obstacleToRoom =
  (name: string, { roomId }: Values): Obstacle =>
  async (client) => {
    const room = await client.getRoom(name);
    return room !== undefined && room.id === roomId
      ? undefined
      : `it finds no room "${name}" with the id that the state has.`;
  };

/** A token says itself which domain it is of. */
export const obstacleToToken =
  ({ token }: Values): Obstacle =>
  async (client) => {
    const { domainId, domainName } = await client.getDomain();
    return typeof token === "string" && decodeMeetingToken(token).domainId === domainId
      ? undefined
      : `it is a key of the domain "${domainName}", and the token is for another.`;
  };

/** All tokens of a set are of one domain. */
export const obstacleToTokenSet = ({ tokens }: Values): Obstacle =>
  obstacleToToken({ token: Object.values((tokens ?? {}) as Values)[0] });
