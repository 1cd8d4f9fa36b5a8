import { type PluginAttach, PluginInfo } from "@pulumi/pulumi/proto/plugin_pb";
import {
  GetMappingResponse,
  GetMappingsResponse,
  GetSchemaResponse,
  type ProviderHandshakeRequest,
  ProviderHandshakeResponse,
} from "@pulumi/pulumi/proto/provider_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import type { Session } from "./session";

/** The package that the plugin serves. */
export interface Package {
  readonly version: string;
  /** Reads the Pulumi schema, as JSON. */
  readonly schema: () => string;
}

/** What the engine asks of the plugin as such. */
export function pluginMethods(session: Session, { version, schema }: Package) {
  return {
    handshake(request: ProviderHandshakeRequest): ProviderHandshakeResponse {
      session.log.connect(request.getEngineAddress());
      const response = new ProviderHandshakeResponse();
      response.setAcceptSecrets(true);
      response.setSupportsAutonamingConfiguration(true);
      return response;
    },

    attach(request: PluginAttach): Empty {
      session.log.connect(request.getAddress());
      return new Empty();
    },

    getPluginInfo(): PluginInfo {
      const info = new PluginInfo();
      info.setVersion(version);
      return info;
    },

    getSchema(): GetSchemaResponse {
      const response = new GetSchemaResponse();
      response.setSchema(schema());
      return response;
    },

    // The package is mapped from no other ecosystem, such as Terraform's.
    getMapping: () => new GetMappingResponse(),
    getMappings: () => new GetMappingsResponse(),

    cancel(): Empty {
      session.cancelling.cancel();
      return new Empty();
    },
  };
}
