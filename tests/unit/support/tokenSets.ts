import type { DailyClient } from "../../../provider/src/daily/client";
import { completeMeetingTokenSet } from "../../../provider/src/lifecycle/meetingTokenSet/complete";
import { type MintedSet, mintedTokens } from "../../../provider/src/lifecycle/meetingTokenSet/outputs";
import { createMeetingTokenSet, updateMeetingTokenSet } from "../../../provider/src/lifecycle/meetingTokenSet/update";
import type { Values } from "../../../provider/src/lifecycle/types";
import { signMeetingToken } from "../../../provider/src/token";
import { fakeClient, NOON, recordedLog } from "./fakes";
import { DOMAIN_ID, TEST_KEY } from "./vectors";

export interface SetWorld {
  readonly answers?: Partial<DailyClient>;
  readonly now?: number;
  readonly signedByKey?: (token: string) => boolean | undefined;
  readonly domain?: { readonly domainId?: string; readonly domainName?: string };
}

/** What a set's lifecycle is given: a Daily that makes another token each time, and a log. */
export function setContext({ answers = {}, now = NOON, signedByKey = () => undefined, domain = {} }: SetWorld = {}) {
  const sign = (properties: object, domainId: string) =>
    signMeetingToken(properties, { apiKey: TEST_KEY, domainId, now: new Date(now * 1_000) });
  let count = 0;
  const client = fakeClient({
    createMeetingToken: async ({ exp }) => sign({ userId: `${now}-${count++}`, exp }, DOMAIN_ID),
    ...answers,
  });
  const log = recordedLog();
  const context = {
    client: () => client,
    sign,
    domain,
    log,
    now,
    signedByKey,
    said: new Set<string>(),
    hasInputs: true,
  };
  return { ...context, calls: client.calls, lines: log.lines };
}

export type SetContext = ReturnType<typeof setContext>;

/** How often Daily was asked to make a token. */
export const mintsOf = ({ calls }: SetContext) => calls.filter(([method]) => method === "createMeetingToken").length;

/** A set as the state holds it after it was made. */
export async function mintedSet(inputs: Values, context = setContext()): Promise<MintedSet> {
  const completed = completeMeetingTokenSet({}, inputs, { now: context.now, preview: false });
  const { outputs } = await createMeetingTokenSet("a-set", completed, context);
  return { inputs, outputs };
}

/** The same set after an update with these arguments. */
export async function updatedSet(state: MintedSet, inputs: Values, context: SetContext): Promise<MintedSet> {
  const completed = completeMeetingTokenSet(mintedTokens(state), inputs, { now: context.now, preview: false });
  return { inputs, outputs: await updateMeetingTokenSet("a-set", state, completed, context) };
}

/** The tokens of a set that are the same in another. */
export function keptIn(before: MintedSet, after: MintedSet): string[] {
  const [olds, news] = [before, after].map(({ outputs }) => outputs.tokens as Record<string, string>);
  return Object.keys(news ?? {}).filter((name) => news?.[name] === olds?.[name]);
}
