import { credentials } from "@grpc/grpc-js";
import { EngineClient } from "@pulumi/pulumi/proto/engine_grpc_pb";
import { LogRequest, LogSeverity } from "@pulumi/pulumi/proto/engine_pb";
import type { Log } from "../lifecycle";

/** The engine's log. What is said of a resource stands with it. */
export class EngineLog {
  private address: string | undefined;
  private client: EngineClient | undefined;
  private readonly underWay = new Set<Promise<void>>();

  /** The engine may have another address, if somebody debugs the plugin. */
  connect(address: string): void {
    this.address = address;
    this.client = undefined;
  }

  of(urn: string): Log {
    return {
      info: (text) => this.send(LogSeverity.INFO, text, urn),
      warn: (text) => this.send(LogSeverity.WARNING, text, urn),
    };
  }

  /** Done when everything that was said has arrived: after its answer a plugin may be stopped. */
  async sent(): Promise<void> {
    await Promise.all(this.underWay);
  }

  private send(severity: LogSeverity, text: string, urn: string): void {
    if (this.address === undefined) return;
    // Most starts of the plugin have nothing to say, and a client takes a while to make.
    this.client ??= new EngineClient(this.address, credentials.createInsecure());
    const { client } = this;
    const request = new LogRequest();
    request.setSeverity(severity);
    request.setMessage(text);
    request.setUrn(urn);
    // An engine that is gone hears nothing, and nobody else would.
    const sending = new Promise<void>((resolve) => client.log(request, () => resolve()));
    this.underWay.add(sending);
    sending.finally(() => this.underWay.delete(sending));
  }
}
