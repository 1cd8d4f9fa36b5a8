import { isDeepStrictEqual } from "node:util";
import { isRecord, unknown } from "../../properties/unknown";
import { type Problem, validateProperties } from "../../properties/validate";
import { durationProblems } from "../../token/expiryProblems";
import { meetingTokenOptions, meetingTokenSetOptions } from "../../token/options";
import { meetingTokenProperties } from "../../token/properties";
import { asGiven, meetingTokenArguments, meetingTokenProblems } from "../meetingToken/check";
import { LIFETIME, type LifetimeContext, type MeetingTokenCheckContext } from "../meetingToken/deadline";
import { type CheckResult, omit, present, type Values } from "../types";
import { unknownArguments } from "../unknownArguments";
import { declaredArguments, entriesOf, recordOf, sharedArguments } from "./entries";
import { listed } from "./words";

const names: readonly string[] = [...meetingTokenArguments, ...Object.keys(meetingTokenSetOptions), "tokens"];

/** Checks a MeetingTokenSet's arguments, all of them in one go. */
export function checkMeetingTokenSet(olds: Values, args: Values, context: MeetingTokenCheckContext): CheckResult {
  const inputs = withoutCompleted(olds, present(args));
  return { inputs, problems: meetingTokenSetProblems(olds, inputs, context) };
}

/** All that is wrong with a MeetingTokenSet's arguments, whoever has set them. */
export function meetingTokenSetProblems(
  olds: Values,
  inputs: Values,
  context: LifetimeContext & Partial<MeetingTokenCheckContext>,
): Problem[] {
  const shared = sharedArguments(inputs);
  return [
    ...unknownArguments("A MeetingTokenSet", inputs, names),
    ...validateProperties(meetingTokenSetOptions, inputs),
    ...tokensProblems(inputs.tokens),
    ...withoutRepetition([
      ...validateProperties({ ...meetingTokenProperties, ...meetingTokenOptions }, shared),
      ...["expiresIn", "renewBefore"].flatMap((name) => durationProblems(name, shared[name])),
      ...problemsOfTokens(olds, inputs, context),
    ]),
  ];
}

function tokensProblems(tokens: unknown): Problem[] {
  const wrong = (property: string, reason: string): Problem => ({ property, at: property, reason, valueFree: true });
  if (tokens === unknown) return [];
  if (!isRecord(tokens)) {
    return [wrong("tokens", "tokens is missing or not an object; give an entry for each token, such as { bot: {} }.")];
  }
  return Object.entries(tokens).flatMap(([name, own]) => [
    ...(name.trim() === "" ? [wrong("tokens", "tokens has an entry without a name; give it one, such as bot.")] : []),
    ...(isRecord(own) || own === unknown
      ? []
      : [wrong(`tokens.${name}`, `tokens.${name} is not an object; give one, such as {}.`)]),
  ]);
}

function problemsOfTokens(
  olds: Values,
  inputs: Values,
  context: LifetimeContext & Partial<MeetingTokenCheckContext>,
): Problem[] {
  const before = entriesOf(olds);
  const shared = sharedArguments(inputs);
  const lacking = new Map<string, { problem: Problem; tokens: string[] }>();
  const problems: Problem[] = [];
  for (const [name, entry] of Object.entries(entriesOf(inputs))) {
    const own = recordOf(inputs.tokens)[name];
    if (!isRecord(own)) continue;
    // An argument that the set does not know is told once, and not again of each token.
    const strange = Object.keys(shared).filter((argument) => !names.includes(argument) && !(argument in own));
    for (const problem of meetingTokenProblems(before[name] ?? {}, omit(entry, strange), context)) {
      const argument = argumentOf(problem, entry);
      if (argument in own) problems.push(ofToken(name, argument, problem));
      else if (argument in shared) problems.push(problem);
      else {
        const told = asGiven(problem, entry, context.emptyArguments);
        const same = lacking.get(told.reason) ?? { problem: told, tokens: [] };
        lacking.set(told.reason, { ...same, tokens: [...same.tokens, `tokens.${name}`] });
      }
    }
  }
  const missing = [...lacking.values()].map(
    ({ problem, tokens }): Problem => ({ ...problem, reason: `${listed(tokens)}: ${problem.reason}` }),
  );
  return [...problems, ...missing];
}

/** The argument that a path begins with. A name that is nobody's may look like a path itself. */
function argumentOf({ property }: Problem, entry: Values): string {
  return property in entry ? property : (property.split(/[.[]/)[0] as string);
}

/** A problem of one token's own argument, named with its path. */
function ofToken(name: string, argument: string, problem: Problem): Problem {
  const { property, reason } = problem;
  const place = `tokens.${name}`;
  return {
    ...problem,
    property: `${place}.${property}`,
    // An entry may be secret as a whole, and then a name in it that is nobody's, too.
    at: names.includes(argument) ? `${place}.${argument}` : place,
    reason: reason.startsWith(property) ? `${place}.${reason}` : `${place}: ${reason}`,
  };
}

function withoutRepetition(problems: readonly Problem[]): Problem[] {
  return problems.filter(({ reason }, index) => problems.findIndex((other) => other.reason === reason) === index);
}

/** With `ignoreChanges: ["*"]` the engine puts all old inputs back, the completed ones of the dynamic host included. */
function withoutCompleted(olds: Values, news: Values): Values {
  if (news[LIFETIME] === undefined && !isDeepStrictEqual(news.expiresAt, olds.expiresAt)) return news;
  return declaredArguments(news);
}
