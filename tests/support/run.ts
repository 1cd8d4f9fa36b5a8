import type { EngineEvent } from "@pulumi/pulumi/automation";

/** What one command of the engine's did. */
export interface Run {
  /** Whether the command succeeded. */
  readonly ok: boolean;
  /** Everything that was printed. */
  readonly output: string;
  /** The weightiest operation on each resource, by the resource's name: `create`, `same`, `replace`, ... */
  readonly operations: Readonly<Record<string, string>>;
  /** What was done, in order: `create-replacement bot`, `delete-replaced bot`, ... */
  readonly steps: readonly string[];
  /** What was said to the user, by whom, in order. */
  readonly messages: readonly Message[];
  readonly events: readonly EngineEvent[];
}

export interface Message {
  readonly severity: string;
  /** The resource that it was said of; the stack's for what the provider says by itself. */
  readonly about: string;
  readonly text: string;
}

export function runOf(ok: boolean, output: string, events: readonly EngineEvent[]): Run {
  return { ok, output, events, operations: operationsOf(events), steps: stepsOf(events), messages: messagesOf(events) };
}

/** The texts of a run's errors, each once. */
export function errorsOf({ messages }: Run): string[] {
  return [...new Set(messages.filter(({ severity }) => severity === "error").map(({ text }) => text))];
}

/** What was said to be wrong; that the command failed the engine says of itself. */
export function causesOf(run: Run): string[] {
  return errorsOf(run).filter((error) => !/^(preview|update|destroy) failed$/.test(error));
}

/** What the provider printed: the host forwards it as lines about the stack. */
export function linesOf({ messages }: Run): string[] {
  return messages.filter(({ severity }) => severity.startsWith("info")).flatMap(({ text }) => text.split("\n"));
}

const WEIGHT = ["same", "refresh", "read", "update", "create", "delete", "replace"];

// A replacement is several events: what matters is that it is one.
function operationsOf(events: readonly EngineEvent[]): Record<string, string> {
  const operations: Record<string, string> = {};
  for (const { name, op } of resourceSteps(events)) {
    const operation = ["create-replacement", "delete-replaced"].includes(op) ? "replace" : op;
    const known = operations[name];
    if (known === undefined || WEIGHT.indexOf(operation) > WEIGHT.indexOf(known)) operations[name] = operation;
  }
  return operations;
}

function stepsOf(events: readonly EngineEvent[]): string[] {
  return resourceSteps(events).map(({ name, op }) => `${op} ${name}`);
}

function resourceSteps(events: readonly EngineEvent[]): { name: string; op: string }[] {
  return events.flatMap(({ resourcePreEvent }) => {
    if (!resourcePreEvent || resourcePreEvent.metadata.type.startsWith("pulumi:")) return [];
    return [{ name: nameOf(resourcePreEvent.metadata.urn), op: resourcePreEvent.metadata.op }];
  });
}

const COLORS = /<\{%[^%]*%\}>/g;

function messagesOf(events: readonly EngineEvent[]): Message[] {
  return events.flatMap(({ diagnosticEvent }) => {
    if (!diagnosticEvent || diagnosticEvent.ephemeral || (diagnosticEvent.severity as string) === "debug") return [];
    const { severity, urn, message } = diagnosticEvent;
    return [{ severity, about: nameOf(urn ?? ""), text: message.replace(COLORS, "").trim() }];
  });
}

function nameOf(urn: string): string {
  return urn.split("::").at(-1) as string;
}
