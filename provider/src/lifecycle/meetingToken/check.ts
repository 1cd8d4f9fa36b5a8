import { type Problem, validateProperties } from "../../properties/validate";
import { otherTokenProblems, unclaimedProblems } from "../../token/checks";
import { meetingTokenOptions, otherMeetingTokenOptions } from "../../token/options";
import { meetingTokenProperties } from "../../token/properties";
import { roomNameProblems } from "../../token/roomNameProblems";
import { type CheckResult, omit, present, type Values } from "../types";
import { unknownArguments } from "../unknownArguments";
import { CHECKED, deadline, type LifetimeContext, type MeetingTokenCheckContext } from "./deadline";
import { lifetimeProblems } from "./lifetimeProblems";

const names: readonly string[] = [
  ...Object.keys(meetingTokenProperties),
  ...Object.keys(meetingTokenOptions),
  ...Object.keys(otherMeetingTokenOptions),
];

/** Checks a MeetingToken's arguments, all of them in one go, and puts its deadline to them. */
export function checkMeetingToken(olds: Values, args: Values, context: MeetingTokenCheckContext): CheckResult {
  const news = withoutChecked(olds, present(args));
  const problems = meetingTokenProblems(olds, news, context);
  if (problems.length > 0) {
    return { inputs: news, problems: problems.map((problem) => asGiven(problem, news, context.emptyArguments ?? [])) };
  }
  return { inputs: { ...news, ...deadline(olds, news, context) }, problems };
}

/** All that is wrong with a MeetingToken's arguments, whoever has set them. */
export function meetingTokenProblems(olds: Values, news: Values, context: LifetimeContext): Problem[] {
  const signedBy = news.signedBy === "apiKey" ? "apiKey" : "daily";
  const shapes = [
    ...unknownArguments("A MeetingToken", news, names),
    ...validateProperties(meetingTokenProperties, news),
    ...validateProperties(meetingTokenOptions, news),
    ...otherTokenProblems(news, signedBy, names),
  ];
  return [
    ...shapes,
    ...roomNameProblems(news),
    ...lifetimeProblems(
      olds,
      news,
      context,
      shapes.map(({ property }) => property),
    ),
    ...(signedBy === "apiKey" ? unclaimedProblems(news) : []),
  ];
}

/** Which arguments, if they had a value, would be what a problem finds missing. */
const wanted: Readonly<Record<string, readonly string[]>> = { roomName: ["roomName"], expiresIn: ["expiresIn", "exp"] };

/** What is given, and has no value, is not missing: to name the opt-out would be the worst of remedies. */
function asGiven(problem: Problem, news: Values, empty: readonly string[]): Problem {
  if (news[problem.property] !== undefined) return problem;
  const given = wanted[problem.property]?.find((name) => empty.includes(name));
  if (given === undefined) return problem;
  return {
    property: given,
    reason: `${given} is given as an output, but that has no value. If --target or --exclude leaves out the resource that it comes from, such as the room, include that resource in the update too.`,
    valueFree: true,
  };
}

/** With `ignoreChanges: ["*"]` the engine puts all old inputs back, those that check had added included. */
function withoutChecked(olds: Values, news: Values): Values {
  return omit(
    news,
    CHECKED.filter((name) => news[name] === olds[name]),
  );
}
