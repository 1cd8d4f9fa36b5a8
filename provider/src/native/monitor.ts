import { credentials, type ServiceError } from "@grpc/grpc-js";
import { Alias } from "@pulumi/pulumi/proto/alias_pb";
import type { ConstructRequest } from "@pulumi/pulumi/proto/provider_pb";
import { ResourceMonitorClient } from "@pulumi/pulumi/proto/resource_grpc_pb";
import {
  RegisterResourceOutputsRequest,
  RegisterResourceRequest,
  type RegisterResourceResponse,
} from "@pulumi/pulumi/proto/resource_pb";
import { UserError } from "../lifecycle";
import type { Raw } from "../runtime/engineValues";
import { toStruct } from "./wire";

/** A resource of a component. */
export interface Child {
  readonly type: string;
  readonly name: string;
  readonly inputs: Raw;
  /** The type that its state had in the dynamic provider. */
  readonly formerType: string;
  /** Which inputs come from which resources, by their URNs. */
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly deleteBeforeReplace?: boolean;
}

/** Declares a component and its resources, as a program declares its own. */
export class Monitor {
  private readonly client: ResourceMonitorClient;

  constructor(
    private readonly request: ConstructRequest,
    private readonly version: string,
  ) {
    this.client = new ResourceMonitorClient(request.getMonitorendpoint(), credentials.createInsecure());
  }

  /** The component itself, with the options that the program gives it. */
  async component(): Promise<string> {
    const { request } = this;
    const registered = this.registration(request.getType(), request.getName(), request.getParent());
    registered.setObject(toStruct({}));
    registered.setAliasesList(request.getAliasesList());
    registered.setDependenciesList(request.getDependenciesList());
    registered.setDeletedwith(request.getDeletedwith());
    if (request.hasRetainondelete()) registered.setRetainondelete(request.getRetainondelete() === true);
    return (await this.register(registered)).getUrn();
  }

  /** One of its resources. */
  child(
    parent: string,
    { type, name, inputs, formerType, dependencies = {}, deleteBeforeReplace = false }: Child,
  ): Promise<RegisterResourceResponse> {
    const registered = this.registration(type, name, parent);
    registered.setCustom(true);
    registered.setVersion(this.version);
    registered.setObject(toStruct(inputs));
    registered.setProvider(this.request.getProvidersMap().get("daily") ?? "");
    registered.addAliases(new Alias().setSpec(new Alias.Spec().setType(formerType)));
    registered.setDeletebeforereplace(deleteBeforeReplace);
    registered.setDeletebeforereplacedefined(deleteBeforeReplace);
    registered.setDependenciesList(Object.values(dependencies));
    for (const [input, urn] of Object.entries(dependencies)) {
      const urns = new RegisterResourceRequest.PropertyDependencies().setUrnsList([urn]);
      registered.getPropertydependenciesMap().set(input, urns);
    }
    return this.register(registered);
  }

  outputs(urn: string, outputs: Raw): Promise<unknown> {
    const request = new RegisterResourceOutputsRequest().setUrn(urn).setOutputs(toStruct(outputs));
    const name = this.request.getName();
    return new Promise((resolve, reject) =>
      this.client.registerResourceOutputs(request, settle(name, resolve, reject)),
    );
  }

  close(): void {
    this.client.close();
  }

  private registration(type: string, name: string, parent: string): RegisterResourceRequest {
    const registered = new RegisterResourceRequest();
    registered.setType(type);
    registered.setName(name);
    registered.setParent(parent);
    registered.setAcceptsecrets(true);
    registered.setSupportspartialvalues(true);
    registered.setAliasspecs(true);
    if (this.request.hasProtect()) registered.setProtect(this.request.getProtect() === true);
    for (const [name, reference] of this.request.getProvidersMap().entries()) {
      registered.getProvidersMap().set(name, reference);
    }
    return registered;
  }

  private register(request: RegisterResourceRequest): Promise<RegisterResourceResponse> {
    const name = request.getName();
    return new Promise((resolve, reject) => this.client.registerResource(request, settle(name, resolve, reject)));
  }
}

function settle<T>(name: string, resolve: (value: T) => void, reject: (error: Error) => void) {
  return (error: ServiceError | null, value: T) =>
    error ? reject(notRegistered(name, error.details)) : resolve(value);
}

/** With --continue-on-error the engine answers so where a resource has failed; what went wrong is that one's error. */
export function notRegistered(name: string, details: string): UserError {
  return new UserError(
    `Pulumi did not register "${name}" (${details}), so the component is incomplete. See the error of "${name}".`,
  );
}
