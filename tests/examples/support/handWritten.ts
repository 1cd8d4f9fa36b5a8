import * as pulumi from "@pulumi/pulumi";

/** A room and a token as people write them with `pulumi.dynamic` by its documentation: what the guide moves away from. */
interface Account {
  apiUrl: pulumi.Input<string>;
  apiKey: pulumi.Input<string>;
}

export class HandWrittenRoom extends pulumi.dynamic.Resource {
  declare readonly url: pulumi.Output<string>;
  declare readonly roomName: pulumi.Output<string>;
  constructor(name: string, args: Account & { roomName: string }, options?: pulumi.CustomResourceOptions) {
    super(roomProvider, name, { url: undefined, ...args }, options);
  }
}

export class HandWrittenToken extends pulumi.dynamic.Resource {
  declare readonly token: pulumi.Output<string>;
  constructor(
    name: string,
    args: Account & { roomName: pulumi.Input<string>; exp: number },
    options?: pulumi.CustomResourceOptions,
  ) {
    super(tokenProvider, name, { token: undefined, ...args }, options);
  }
}

const roomProvider: pulumi.dynamic.ResourceProvider = {
  async create({ apiUrl, apiKey, ...inputs }) {
    const answer = await fetch(`${apiUrl}/rooms`, {
      method: "POST",
      headers: { Authorization: `Bearer ${apiKey}`, "Content-Type": "application/json" },
      body: JSON.stringify({ name: inputs.roomName, privacy: "private" }),
    });
    const { url } = (await answer.json()) as { url: string };
    return { id: inputs.roomName, outs: { apiUrl, apiKey, ...inputs, url } };
  },
  async delete(id, { apiUrl, apiKey }) {
    await fetch(`${apiUrl}/rooms/${id}`, { method: "DELETE", headers: { Authorization: `Bearer ${apiKey}` } });
  },
};

// #region token
const tokenProvider: pulumi.dynamic.ResourceProvider = {
  async create({ apiUrl, apiKey, ...inputs }) {
    const answer = await fetch(`${apiUrl}/meeting-tokens`, {
      method: "POST",
      headers: { Authorization: `Bearer ${apiKey}`, "Content-Type": "application/json" },
      body: JSON.stringify({ properties: { room_name: inputs.roomName, exp: inputs.exp } }),
    });
    const { token } = (await answer.json()) as { token: string };
    return { id: String(inputs.exp), outs: { apiUrl, apiKey, ...inputs, token } };
  },
};
// #endregion token
