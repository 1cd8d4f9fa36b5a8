import type { CheckResult, Created, Diff, ReadResult, Values } from "../lifecycle";
import { unknown } from "../properties/unknown";
import { Configuration } from "../runtime/configuration";
import { inEnvelopes, type Raw } from "../runtime/engineValues";
import { forEngine } from "./cancellation";
import { type Step, shown } from "./failures";
import { type Hints, hintsIn } from "./hints";
import { toFailure } from "./problems";
import type { DynamicProvider } from "./protocol";
import { rememberSecrets } from "./secretArguments";
import { fromEngine, outputsToEngine, toEngine } from "./values";

type Operation = "check" | "diff" | "create" | "refresh" | "update" | "delete";
type MaybePromise<T> = T | Promise<T>;

/** A resource's lifecycle, with its client, clock and log bound to it. */
export interface BoundLifecycle {
  check(olds: Values, news: Values, hints: Hints): MaybePromise<CheckResult>;
  /** Checked inputs with what the provider adds to them: the dynamic protocol has no other place where that is kept. */
  complete(olds: Values, inputs: Values, hints: Hints): Values;
  diff(id: string, olds: Values, news: Values): MaybePromise<Diff>;
  create(inputs: Values): Promise<Created>;
  read(id: string, props: Values): Promise<ReadResult>;
  update(id: string, olds: Values, news: Values): Promise<Values>;
  delete(id: string, props: Values): Promise<void>;
}

/** Translates a lifecycle into the dynamic host's protocol, and does nothing else. */
export function toDynamicProvider(
  type: string,
  lifecycle: (configuration: Configuration) => BoundLifecycle,
): DynamicProvider {
  let configuration = new Configuration(() => undefined, process.env);
  let bound = lifecycle(configuration);
  const of = (id: string, operation: Operation, props: Raw): Step => ({
    resource: `${type} ${id}`,
    operation,
    props,
    secrets: () => configuration.secrets(),
    keyFromState: (operation === "refresh" || operation === "delete") && configuration.keepsApiKeyInState(),
  });
  return {
    // The host keeps the provider before it awaits this: it has to be done at once, and must not throw.
    configure({ config }) {
      configuration = new Configuration((key) => config.get(key), process.env);
      bound = lifecycle(configuration);
    },

    check: (olds, news) => {
      const hints = hintsIn(news);
      rememberSecrets(news, hints);
      return shown(of(`"${hints.resourceName}"`, "check", news), async () => {
        configuration.assertValid();
        const unknowns = Object.fromEntries(hints.unknownArguments.map((name) => [name, unknown]));
        const given = { ...unknowns, ...fromEngine(news) };
        const before = fromEngine(olds);
        const { inputs, problems } = await bound.check(before, given, hints);
        const completed = problems.length > 0 ? inputs : bound.complete(before, inputs, hints);
        // An update takes no unknown; what depends on a failed resource the engine leaves out after this.
        const kept = hints.preview ? completed : withoutUnknown(completed);
        return {
          // The engine makes secret again what was secret, unless a transform of an inline program has made it plain
          // (measured with SDK 3.248, whose callbacks take the engine there for one that knows no secrets).
          inputs: inEnvelopes(toEngine(kept), hints.secretArguments),
          failures: problems.map((problem) => toFailure(problem, news, hints)),
        };
      });
    },

    diff: (id, olds, news) =>
      shown(of(id, "diff", news), async () => {
        const diff = await bound.diff(id, fromEngine(olds), fromEngine(news));
        if (diff.kind !== "replace") return { changes: diff.kind === "update" };
        return { changes: true, replaces: [...diff.because], deleteBeforeReplace: diff.deleteFirst };
      }),

    create: (inputs) =>
      shown(of("(new)", "create", inputs), async () => {
        const { id, outputs } = await forEngine(() => bound.create(fromEngine(inputs)));
        return { id, outs: outputsToEngine(outputs) };
      }),

    read: (id, props) =>
      shown(of(id, "refresh", props), async () => {
        const found = await bound.read(id, fromEngine(props));
        return found.kind === "present" ? { id: found.id, props: outputsToEngine(found.outputs) } : {};
      }),

    update: (id, olds, news) =>
      shown(of(id, "update", news), async () => ({
        outs: outputsToEngine(await forEngine(() => bound.update(id, fromEngine(olds), fromEngine(news)))),
      })),

    delete: (id, props) => shown(of(id, "delete", props), () => forEngine(() => bound.delete(id, fromEngine(props)))),
  };
}

function withoutUnknown(values: Values): Values {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== unknown));
}
