import type { Raw } from "../../provider/src/runtime/engineValues";
import { type Adapter, type Held, InitFailure } from "./adapters";

/** What the engine does with one resource, step by step, and what it keeps where a step fails. */
export class Engine {
  held: Held | undefined;
  /** Replaced, and not deleted yet. */
  condemned: Held | undefined;
  #initFailed = false;

  constructor(public adapter: Adapter) {}

  /** An update; answers whether it had anything to do. */
  async up(args: Raw): Promise<boolean> {
    await this.#bury();
    if (this.held === undefined) {
      await this.#create(args);
      return true;
    }
    const before = this.held;
    const news = await this.adapter.check(before.inputs, args);
    const found = await this.adapter.diff(before, news);
    const step = found === "none" && this.#initFailed ? "update" : found;
    switch (step) {
      case "none":
        this.held = { ...before, inputs: news };
        return false;
      case "update":
        await this.#update(before, news);
        return true;
      case "replace":
        this.condemned = before;
        // A creation that fails leaves the old one where it is.
        await this.#create(args).catch((error) => {
          if (this.held === before) this.condemned = undefined;
          throw error;
        });
        await this.#bury();
        return true;
      case "delete, then create":
        await this.adapter.delete(before);
        this.held = undefined;
        await this.#create(args);
        return true;
    }
  }

  async refresh(): Promise<void> {
    if (this.held === undefined) return;
    const found = await this.adapter.read(this.held);
    this.held = found && { ...this.held, ...found };
  }

  async destroy(): Promise<void> {
    await this.#bury();
    if (this.held === undefined) return;
    await this.adapter.delete(this.held);
    this.held = undefined;
  }

  /** What the state has of a resource's outputs. */
  outputs(held: Held): Raw {
    return this.adapter.plain(held.outputs);
  }

  async #create(args: Raw): Promise<void> {
    const inputs = await this.adapter.check({}, args);
    await this.#keeping(inputs, async () => ({ inputs, ...(await this.adapter.create(inputs)) }));
  }

  async #update(before: Held, inputs: Raw): Promise<void> {
    await this.#keeping(inputs, async () => ({
      ...before,
      inputs,
      outputs: await this.adapter.update(before, inputs),
    }));
  }

  async #keeping(inputs: Raw, step: () => Promise<Held>): Promise<void> {
    try {
      this.held = await step();
      this.#initFailed = false;
    } catch (error) {
      if (error instanceof InitFailure) {
        this.held = { id: error.id, inputs, outputs: error.outputs };
        this.#initFailed = true;
      }
      throw error;
    }
  }

  async #bury(): Promise<void> {
    if (this.condemned === undefined) return;
    await this.adapter.delete(this.condemned);
    this.condemned = undefined;
  }
}
