import { type Problem, validateProperties } from "../../properties/validate";
import { otherTokenProblems, unclaimedProblems } from "../../token/checks";
import { meetingTokenOptions, otherMeetingTokenOptions } from "../../token/options";
import { meetingTokenProperties } from "../../token/properties";
import { roomNameProblems } from "../../token/roomNameProblems";
import { type CheckResult, omit, present, type Values } from "../types";
import { unknownArguments } from "../unknownArguments";
import { COMPLETED, type LifetimeContext, type MeetingTokenCheckContext } from "./deadline";
import { lifetimeProblems } from "./lifetimeProblems";

/** The arguments of a MeetingToken. */
export const meetingTokenArguments: readonly string[] = [
  ...Object.keys(meetingTokenProperties),
  ...Object.keys(meetingTokenOptions),
  ...Object.keys(otherMeetingTokenOptions),
];

/** Checks a MeetingToken's arguments, all of them in one go. */
export function checkMeetingToken(olds: Values, args: Values, context: MeetingTokenCheckContext): CheckResult {
  const inputs = withoutCompleted(olds, present(args));
  const problems = meetingTokenProblems(olds, inputs, context);
  return { inputs, problems: problems.map((problem) => asGiven(problem, inputs, context.emptyArguments)) };
}

/** All that is wrong with a MeetingToken's arguments, whoever has set them. */
export function meetingTokenProblems(olds: Values, news: Values, context: LifetimeContext): Problem[] {
  const signedBy = news.signedBy === "apiKey" ? "apiKey" : "daily";
  const shapes = [
    ...unknownArguments("A MeetingToken", news, meetingTokenArguments),
    ...validateProperties(meetingTokenProperties, news),
    ...validateProperties(meetingTokenOptions, news),
    ...otherTokenProblems(news, signedBy, meetingTokenArguments),
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
export function asGiven(problem: Problem, news: Values, empty: readonly string[] | undefined): Problem {
  const names = wanted[problem.property];
  if (names === undefined || news[problem.property] !== undefined) return problem;
  if (empty === undefined) {
    return {
      ...problem,
      reason: `${problem.reason} If the program gives ${names.join(" or ")} as an output, and ${LEFT_OUT}`,
    };
  }
  const given = names.find((name) => empty.includes(name));
  if (given === undefined) return problem;
  return {
    property: given,
    reason: `${given} is given as an output, but that has no value. If ${LEFT_OUT}`,
    valueFree: true,
  };
}

const LEFT_OUT =
  "--target or --exclude leaves out the resource that it comes from, such as the room, include that resource in the update too.";

/** With `ignoreChanges: ["*"]` the engine puts all old inputs back, the completed ones of the dynamic host included. */
function withoutCompleted(olds: Values, news: Values): Values {
  return omit(
    news,
    COMPLETED.filter((name) => news[name] === olds[name]),
  );
}
