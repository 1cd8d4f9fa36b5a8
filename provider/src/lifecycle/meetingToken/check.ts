import { otherPropertiesProblems } from "../../properties/otherProperties";
import { type Problem, validateProperties } from "../../properties/validate";
import { claimProblems } from "../../token/checks";
import { meetingTokenOptions, otherMeetingTokenOptions } from "../../token/options";
import { meetingTokenProperties } from "../../token/properties";
import { roomProblems } from "../../token/roomProblems";
import type { CheckResult, Values } from "../types";
import { unknownArguments } from "../unknownArguments";
import { omit, present } from "../values";
import type { MeetingTokenCheckContext } from "./context";
import { deadline } from "./deadline";
import { lifetimeProblems } from "./lifetimeProblems";

/** An input that check adds, and that a program does not write. */
const DEADLINE = "expiresAt";

const names: readonly string[] = [
  ...Object.keys(meetingTokenProperties),
  ...Object.keys(meetingTokenOptions),
  ...Object.keys(otherMeetingTokenOptions),
];

/** Checks a MeetingToken's arguments, all of them in one go, and puts its deadline to them. */
export function checkMeetingToken(olds: Values, args: Values, context: MeetingTokenCheckContext): CheckResult {
  const news = withoutDeadline(olds, present(args));
  const shapes = [
    ...unknownArguments("A MeetingToken", news, names),
    ...validateProperties(meetingTokenProperties, news),
    ...validateProperties(meetingTokenOptions, news),
    ...otherPropertiesProblems(news, meetingTokenProperties, names),
  ];
  const problems: Problem[] = [
    ...shapes,
    ...roomProblems(news),
    ...lifetimeProblems(
      olds,
      news,
      context,
      shapes.map(({ property }) => property),
    ),
    ...(news.signing === "self" ? claimProblems(news) : []),
  ];
  if (problems.length > 0) return { inputs: news, problems };
  return { inputs: present({ ...news, [DEADLINE]: deadline(olds, news, context) }), problems };
}

/** With `ignoreChanges: ["*"]` the engine puts all old inputs back, the deadline included. */
function withoutDeadline(olds: Values, news: Values): Values {
  return news[DEADLINE] !== undefined && news[DEADLINE] === olds[DEADLINE] ? omit(news, [DEADLINE]) : news;
}
