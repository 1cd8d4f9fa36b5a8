import type { CheckResult, Created, Diff, ReadResult, Values } from "../lifecycle";
import { shown } from "./failures";
import { NAME_HINT, PREVIEW_HINT } from "./hints";
import type { DynamicProvider } from "./protocol";
import { Settings } from "./settings";
import { fromEngine, toEngine } from "./values";

type MaybePromise<T> = T | Promise<T>;

/** A resource's lifecycle, with its client, clock and log bound to it. */
export interface Engine {
  check(olds: Values, news: Values, hints: { preview: boolean; resourceName: string }): MaybePromise<CheckResult>;
  diff(id: string, olds: Values, news: Values): MaybePromise<Diff>;
  create(inputs: Values): Promise<Created>;
  read(id: string, props: Values): Promise<ReadResult>;
  update(id: string, olds: Values, news: Values): Promise<Values>;
  delete(id: string, props: Values): Promise<void>;
}

/** Translates a lifecycle into the dynamic host's protocol, and does nothing else. */
export function toDynamicProvider(lifecycle: (settings: Settings) => Engine): DynamicProvider {
  let engine = lifecycle(new Settings(() => undefined, process.env));
  return {
    // The host keeps the provider before it awaits this: it has to be done at once, and must not throw.
    configure({ config }) {
      engine = lifecycle(new Settings((key) => config.get(key), process.env));
    },

    check: (olds, news) =>
      shown(news, async () => {
        const hints = { preview: news[PREVIEW_HINT] === true, resourceName: String(news[NAME_HINT] ?? "") };
        const { inputs, problems } = await engine.check(fromEngine(olds), fromEngine(news), hints);
        return { inputs: toEngine(inputs), failures: problems.map((problem) => ({ ...problem })) };
      }),

    diff: (id, olds, news) =>
      shown(news, async () => {
        const diff = await engine.diff(id, fromEngine(olds), fromEngine(news));
        if (diff.kind !== "replace") return { changes: diff.kind === "update" };
        return { changes: true, replaces: [...diff.because], deleteBeforeReplace: diff.deleteFirst };
      }),

    create: (inputs) =>
      shown(inputs, async () => {
        const { id, outputs } = await engine.create(fromEngine(inputs));
        return { id, outs: toEngine(outputs) };
      }),

    read: (id, props) =>
      shown(props, async () => {
        const found = await engine.read(id, fromEngine(props));
        return found.kind === "present" ? { id: found.id, props: toEngine(found.outputs) } : {};
      }),

    update: (id, olds, news) =>
      shown(news, async () => ({ outs: toEngine(await engine.update(id, fromEngine(olds), fromEngine(news))) })),

    delete: (id, props) => shown(props, () => engine.delete(id, fromEngine(props))),
  };
}
