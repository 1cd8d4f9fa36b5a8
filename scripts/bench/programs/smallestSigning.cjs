// The smallest dynamic resource that signs by itself: HS256 is three lines of Node.js.
const pulumi = require("@pulumi/pulumi");

const provider = {
  async create({ apiKey, hours, claims }) {
    const { createHmac } = require("node:crypto");
    const iat = Math.floor(Date.now() / 1000);
    const encoded = (value) => Buffer.from(JSON.stringify(value)).toString("base64url");
    const signed = `${encoded({ alg: "HS256", typ: "JWT" })}.${encoded({ ...claims, iat, exp: iat + hours * 3600 })}`;
    const token = `${signed}.${createHmac("sha256", apiKey).update(signed).digest("base64url")}`;
    return { id: claims.u, outs: { token } };
  },
};

class Token extends pulumi.dynamic.Resource {
  constructor(name, props) {
    super(provider, name, { ...props, hours: 24, token: undefined }, { additionalSecretOutputs: ["token"] });
  }
}

module.exports = (tokens, { roomName }) => {
  const config = new pulumi.Config("daily");
  const apiKey = config.requireSecret("apiKey");
  const d = config.require("domainId");
  for (const [name, { userName, isOwner }] of Object.entries(tokens)) {
    new Token(name, { apiKey, claims: { d, r: roomName, u: userName, o: isOwner } });
  }
};
