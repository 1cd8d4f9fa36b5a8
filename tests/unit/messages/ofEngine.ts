import { shown } from "../../../provider/src/dynamic/failures";
import { toFailure } from "../../../provider/src/dynamic/problems";
import { Configuration } from "../../../provider/src/runtime/configuration";
import {
  type Obstacle,
  obstacleToRoom,
  obstacleToToken,
  withKeyThatWorks,
} from "../../../provider/src/runtime/environmentKey";
import { refuseSecretNames, shownIn } from "../../../provider/src/runtime/secretNames";
import { refuseNewerState } from "../../../provider/src/runtime/stateVersion";
import { failure, fakeClient, recordedLog } from "../support/fakes";
import { selfSigned, TEST_KEY } from "../support/vectors";
import { type Message, ofLines, ofRejection, ofThrow } from "./message";

const configuration = (values: Record<string, string>) => new Configuration((key) => values[key], {});
const hints = {
  preview: false,
  resourceName: "bot",
  secretArguments: ["userId", "tokens"],
  plainArguments: { renewBefore: "2h" },
  unknownArguments: [],
  emptyArguments: [],
};
const given = {
  userId: TEST_KEY,
  tokens: { ada: { userId: TEST_KEY } },
  permissions: { [TEST_KEY]: true },
  renewBefore: "2h",
};
/** A key that does not look like one. */
export const OPAQUE_KEY = "not-like-the-others";
const step = {
  resource: "Room standup",
  operation: "refresh",
  props: {},
  secrets: () => [OPAQUE_KEY],
  keyFromState: true,
};

export async function messagesOfEngine(): Promise<Message[]> {
  return [
    ...[
      () => configuration({}).apiKey(),
      () => configuration({ "daily:apiKey": "" }).apiKey(),
      () => configuration({ "daily:apiKey": "two words" }).apiKey(),
      () => configuration({ "daily:provider": "eu" }).apiKey(),
      () => configuration({ "daily:provider": "eu", "daily:apiKey": "two words" }).apiKey(),
      () => configuration({ "daily:apiUrl": "daily.co" }).apiUrl(),
      () => configuration({ "daily:apiUrl": "http://api.daily.co/v1" }).apiUrl(),
      () => configuration({ "daily:apiUrl": "https://api.daily.co" }).apiUrl(),
      () => configuration({ "daily:apiUrl": "https://user:password@api.daily.co/v1" }).apiUrl(),
      () => configuration({ "daily:apiUrl": "https://api.daily.co/v2" }).apiUrl(),
      () => configuration({ "daily:apiUrl": "https://api.daily.co/rooms" }).apiUrl(),
      () => configuration({ "daily:apiUrl": "https://api.daily.co/v1?key=secret}" }).apiUrl(),
      () => configuration({ "daily:apiUrl": "" }).apiUrl(),
      () => configuration({ "daily:apiKey": TEST_KEY, "daily:domainId": "acme" }).domain(),
      () => configuration({ "daily:maxTokenLifetime": "3600" }).maxTokenLifetime(),
      () => configuration({ "daily:requestPacing": "no" }).paced(),
      () => refuseNewerState({ __stateVersion: 99 }),
    ].map(ofThrow),
    ...[
      { property: "userId", reason: `userId is ${TEST_KEY}.` },
      { property: "tokens.ada.userId", at: "tokens.ada.userId", reason: `tokens.ada.userId is ${TEST_KEY}.` },
      { property: "permissions.canSend", reason: `permissions has no field ${TEST_KEY}.` },
      { property: "renewBefore", reason: `renewBefore must be shorter than ${TEST_KEY}.`, tells: ["userId"] },
    ].map((problem) => ({
      text: toFailure(problem, given, hints).reason,
      // Not what is inside of it: that is as secret.
      property: problem.property.split(".")[0] as string,
    })),
    ...Object.values(shownIn).flatMap(secretNames),
    ...(await otherKeys()),
    await ofRejection(shown(step, () => Promise.reject(failure({ code: "auth", status: 401 })))),
  ];
}

/** Where the state's key is refused and the environment has another. */
async function otherKeys(): Promise<Message[]> {
  const log = recordedLog();
  const both = new Configuration((key) => (key === "daily:apiKey" ? TEST_KEY : undefined), {
    DAILY_API_KEY: OPAQUE_KEY,
  });
  const client = fakeClient({ getRoom: async () => undefined });
  const trying = (obstacle: Obstacle) =>
    withKeyThatWorks(both, { log, clientOf: () => client }, obstacle, async (used) => {
      if (used === both) throw failure({ code: "auth", status: 401 });
    });
  await trying(async () => undefined);
  return [
    await ofRejection(trying(() => obstacleToRoom("standup", { roomId: "1" })(client))),
    await ofRejection(trying(() => obstacleToToken({})(client))),
    ...ofLines(log.lines),
  ];
}

function secretNames(shown: Readonly<Record<string, string>>): Message[] {
  const inputs = { name: "a", namePrefix: "a", roomName: "a", tokens: { ada: { roomName: "a" } } };
  const paths = Object.keys(shown).map((path) => path.replace("*", "ada").split("."));
  const { problems } = refuseSecretNames({ inputs, problems: [] }, paths, shown);
  return problems.map(({ property, reason }) => ({ text: reason, property }));
}

/** The one message with a stack: what nobody foresaw is to be reported. It may hold anything. */
export async function messageOfDefect(): Promise<Message> {
  const defect = new TypeError(`cannot read ${selfSigned.token} of ${OPAQUE_KEY} and Bearer ${TEST_KEY}`);
  return ofRejection(shown(step, () => Promise.reject(defect)));
}
