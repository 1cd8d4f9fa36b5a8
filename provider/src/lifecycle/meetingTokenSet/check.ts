import { isDeepStrictEqual } from "node:util";
import { isRecord, unknown } from "../../properties/unknown";
import { type Problem, validateProperties } from "../../properties/validate";
import { durationProblems } from "../../token/expiryProblems";
import { meetingTokenOptions, meetingTokenSetOptions } from "../../token/options";
import { meetingTokenProperties } from "../../token/properties";
import { asGiven, meetingTokenArguments, meetingTokenProblems } from "../meetingToken/check";
import type { LifetimeContext, MeetingTokenCheckContext } from "../meetingToken/deadline";
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
    // Where there is none of that name, a look-up would find JavaScript's own.
    ...(name in {} ? [wrong("tokens", `tokens.${name} has a name that JavaScript uses itself; give it another.`)] : []),
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
    if (!isRecord(own) || name in {}) continue;
    // An argument that the set does not know is told once, and not again of each token.
    const strange = Object.keys(shared).filter((argument) => !names.includes(argument) && !(argument in own));
    for (const problem of meetingTokenProblems(before[name] ?? {}, omit(entry, strange), context)) {
      const argument = argumentOf(problem, entry);
      if ([argument, ...(problem.tells ?? [])].some((told) => told in own)) {
        problems.push(ofToken(name, own, argument, problem));
      } else if (argument in shared) problems.push(problem);
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

/** A problem of one token's own arguments, or of a shared one beside them, named with its path. */
function ofToken(name: string, own: Values, argument: string, problem: Problem): Problem {
  const { property, reason, tells = [] } = problem;
  const place = `tokens.${name}`;
  return {
    ...problem,
    property: `${place}.${property}`,
    // An entry may be secret as a whole, and then a name in it that is nobody's, too.
    at: names.includes(argument) ? `${place}.${argument}` : place,
    reason: argument in own && reason.startsWith(property) ? `${place}.${reason}` : `${place}: ${reason}`,
    tells: [argument, ...tells].filter((told) => !(told in own)),
  };
}

function withoutRepetition(problems: readonly Problem[]): Problem[] {
  return problems.filter(({ reason }, index) => problems.findIndex((other) => other.reason === reason) === index);
}

/** With `ignoreChanges` the engine puts old inputs back, the completed ones of the dynamic host included. */
function withoutCompleted(olds: Values, news: Values): Values {
  const { expiresAt } = news;
  const isOld = isDeepStrictEqual(expiresAt, olds.expiresAt);
  return { ...declaredArguments(news), ...(expiresAt !== undefined && !isOld && { expiresAt }) };
}
