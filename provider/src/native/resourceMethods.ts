import { isDeepStrictEqual } from "node:util";
import {
  CheckFailure,
  type CheckRequest,
  CheckResponse,
  type CreateRequest,
  CreateResponse,
  type DeleteRequest,
  type DiffRequest,
  type DiffResponse,
  type ReadRequest,
  ReadResponse,
  type UpdateRequest,
  UpdateResponse,
} from "@pulumi/pulumi/proto/provider_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import type { Struct } from "google-protobuf/google/protobuf/struct_pb";
import { LOOKED_UP, type Log, UserError, type Values } from "../lifecycle";
import { hasUnknown } from "../properties/unknown";
import type { Problem } from "../properties/validate";
import { mayHoldKey } from "../room/properties";
import type { Raw } from "../runtime/engineValues";
import { nativeType } from "../runtime/resourceTypes";
import { refuseSecretNames } from "../runtime/secretNames";
import { shownReason } from "../runtime/shownReason";
import { toDiffResponse } from "./diffResponse";
import { nativeMeetingToken } from "./meetingToken";
import { nativeMeetingTokenSet } from "./meetingTokenSet";
import type { ChangeContext, Context, NativeResource } from "./resource";
import { nativeRoom } from "./room";
import type { Session } from "./session";
import { step } from "./step";
import { importedToStruct, inputsToStruct, outputsToStruct, type Received, received, secretly } from "./wire";

interface OfResource {
  getUrn(): string;
  getName(): string;
  getType(): string;
}

interface OfChange extends OfResource {
  getOldInputs(): Struct | undefined;
}

/** What a Diff says is worth telling once its answer is final. */
const SILENT: Log = { info() {}, warn() {} };

/** What the engine asks of a resource. */
export function resourceMethods(session: Session) {
  const resources: Readonly<Record<string, NativeResource>> = {
    [nativeType("Room")]: nativeRoom(),
    [nativeType("MeetingToken")]: nativeMeetingToken(),
    [nativeType("MeetingTokenSet")]: nativeMeetingTokenSet(),
  };

  function resourceOf(request: OfResource): NativeResource {
    const resource = resources[request.getType()];
    if (resource === undefined) throw new UserError(`pulumi-resource-daily has no resource ${request.getType()}.`);
    return resource;
  }

  const contextOf = (request: OfResource): Context => ({
    ...session.hostFor(request.getUrn()),
    configuration: session.configuration,
    urn: request.getUrn(),
    resourceName: request.getName(),
  });

  const changeContextOf = (request: OfChange, news: Received): ChangeContext => {
    const checked = session.checked.get(request.getUrn());
    const { values: oldInputs, isImported } = received(request.getOldInputs());
    return {
      ...contextOf(request),
      oldInputs,
      isImported,
      changedSinceCheck: checked !== undefined && !isDeepStrictEqual(checked, news.values),
    };
  };

  return {
    check(request: CheckRequest): Promise<CheckResponse> {
      const [olds, news] = [received(request.getOlds()), received(request.getNews())];
      return step(session, [olds, news], async () => {
        session.configuration.assertValid();
        const resource = resourceOf(request);
        const found = resource.check(olds.isEmpty ? undefined : olds.values, news.values, {
          ...contextOf(request),
          autonaming: request.getAutonaming()?.toObject(),
        });
        const { inputs, problems } = refuseSecretNames(found, news.secretPaths, resource.shown);
        session.checked.set(request.getUrn(), inputs);
        const response = new CheckResponse();
        response.setInputs(inputsToStruct(asGiven(inputs, news)));
        response.setFailuresList(problems.map((problem) => toFailure(problem, news)));
        return response;
      });
    },

    diff(request: DiffRequest): Promise<DiffResponse> {
      const [olds, news] = [received(request.getOlds()), received(request.getNews())];
      return step(session, [olds, news], async () => {
        const context = changeContextOf(request, news);
        const isChecked = session.checked.has(request.getUrn());
        // What depends on a room that is replaced is asked about before its Check, with what is not known yet.
        const isQuestion = !isChecked && hasUnknown(news.values);
        const diff = resourceOf(request).diff(request.getId(), olds.values, news.values, {
          ...context,
          isRefresh: !isChecked && !isQuestion,
          ...(isQuestion && { log: SILENT }),
        });
        return toDiffResponse(diff, { before: context.oldInputs, after: news.values });
      });
    },

    create(request: CreateRequest): Promise<CreateResponse> {
      const news = received(request.getProperties());
      const create = async () => {
        const [resource, context] = [resourceOf(request), contextOf(request)];
        const response = new CreateResponse();
        if (request.getPreview()) {
          response.setProperties(outputsToStruct(resource.previewCreate(news.values, context), news.secrets));
          return response;
        }
        const { id, outputs } = await resource.create(news.values, context);
        response.setId(id);
        response.setProperties(outputsToStruct(outputs, news.secrets));
        return response;
      };
      return step(session, [news], create, { inputs: news });
    },

    read(request: ReadRequest): Promise<ReadResponse> {
      const [outputs, inputs] = [received(request.getProperties()), received(request.getInputs())];
      session.checked.delete(request.getUrn());
      // The engine keeps the program's inputs of what is looked up: there are none.
      const isLookedUp = inputs.isEmpty && !outputs.isEmpty;
      const read = async () => {
        const found = await resourceOf(request).read(
          request.getId(),
          isLookedUp ? { ...outputs.values, ...LOOKED_UP } : outputs.values,
          inputs.values,
          contextOf(request),
        );
        const response = new ReadResponse();
        if (found.kind === "gone") return response;
        response.setId(found.id);
        // What no program has declared may hold a key of somebody's.
        const secrets = [...outputs.secrets, ...inputs.secrets, ...(inputs.isEmpty ? mayHoldKey : [])];
        response.setProperties(outputsToStruct(found.outputs, secrets));
        if (isLookedUp) return response;
        const toStruct = outputs.isEmpty || inputs.isImported ? importedToStruct : inputsToStruct;
        response.setInputs(toStruct(found.inputs ? secretly(found.inputs, secrets) : inputs.raw));
        return response;
      };
      return step(session, [outputs, inputs], read, { afterwards: true });
    },

    update(request: UpdateRequest): Promise<UpdateResponse> {
      const [olds, news] = [received(request.getOlds()), received(request.getNews())];
      const update = async () => {
        const [resource, context] = [resourceOf(request), changeContextOf(request, news)];
        const outputs = request.getPreview()
          ? resource.previewUpdate(olds.values, news.values, context)
          : await resource.update(request.getId(), olds.values, news.values, context);
        const response = new UpdateResponse();
        response.setProperties(outputsToStruct(outputs, news.secrets));
        return response;
      };
      return step(session, [olds, news], update, { inputs: news });
    },

    delete(request: DeleteRequest): Promise<Empty> {
      const [outputs, inputs] = [received(request.getProperties()), received(request.getOldInputs())];
      const remove = async () => {
        await resourceOf(request).delete(request.getId(), outputs.values, inputs.values, contextOf(request));
        return new Empty();
      };
      return step(session, [outputs, inputs], remove, { afterwards: true });
    },
  };
}

/** Checked inputs as the program wrote them: "24h" stays "24h", and a secret a secret. */
function asGiven(inputs: Values, { raw }: Received): Raw {
  return Object.fromEntries(Object.entries(inputs).map(([name, value]) => [name, raw[name] ?? value]));
}

/**
 * With a property's name the engine would print the property's value beside it, secret or not, so that there is none: each
 * reason says itself what it is about.
 */
function toFailure(problem: Problem, news: Received): CheckFailure {
  const failure = new CheckFailure();
  failure.setReason(shownReason(problem, (name) => news.secrets.has(name)));
  return failure;
}
