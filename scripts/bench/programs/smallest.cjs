// The smallest dynamic resource that does the job: it mints, and no more. A refresh notices nothing.
const pulumi = require("@pulumi/pulumi");

const provider = {
  async create({ apiKey, apiUrl, hours, properties }) {
    const answer = await fetch(`${apiUrl}/meeting-tokens`, {
      method: "POST",
      headers: { authorization: `Bearer ${apiKey}`, "content-type": "application/json" },
      body: JSON.stringify({ properties: { ...properties, exp: Math.floor(Date.now() / 1000) + hours * 3600 } }),
    });
    if (!answer.ok) throw new Error(`Daily answered ${answer.status}.`);
    return { id: properties.user_name, outs: await answer.json() };
  },
};

class Token extends pulumi.dynamic.Resource {
  constructor(name, props) {
    super(provider, name, { ...props, hours: 24, token: undefined }, { additionalSecretOutputs: ["token"] });
  }
}

module.exports = (tokens, { roomName }) => {
  const config = new pulumi.Config("daily");
  const account = { apiKey: config.requireSecret("apiKey"), apiUrl: config.require("apiUrl") };
  for (const [name, { userName, isOwner }] of Object.entries(tokens)) {
    new Token(name, { ...account, properties: { room_name: roomName, user_name: userName, is_owner: isOwner } });
  }
};
