// As Pulumi's documentation shows a dynamic resource over a REST API: create, read, diff and delete, serialized with
// all that they capture. https://www.pulumi.com/docs/iac/guides/building-extending/providers/dynamic-providers/
const pulumi = require("@pulumi/pulumi");
const axios = require("axios");

const config = new pulumi.Config("daily");
const apiKey = config.require("apiKey");
const apiUrl = config.require("apiUrl");
const headers = { Authorization: `Bearer ${apiKey}` };

const tokenProvider = {
  async create(inputs) {
    const properties = {
      room_name: inputs.roomName,
      user_name: inputs.userName,
      is_owner: inputs.isOwner,
      exp: Math.floor(Date.now() / 1000) + inputs.hours * 3600,
    };
    const response = await axios.post(`${apiUrl}/meeting-tokens`, { properties }, { headers });
    const { token } = response.data;
    return { id: `${inputs.roomName}/${inputs.userName}`, outs: { ...inputs, token } };
  },

  async read(id, props) {
    try {
      await axios.get(`${apiUrl}/meeting-tokens/${props.token}`, { headers });
      return { id, props };
    } catch (error) {
      if (error.response && error.response.status === 400) return {};
      throw error;
    }
  },

  // A token cannot be updated.
  async diff(_id, olds, news) {
    const replaces = [];
    for (const name of ["roomName", "userName", "isOwner", "hours"]) {
      if (olds[name] !== news[name]) replaces.push(name);
    }
    return { changes: replaces.length > 0, replaces };
  },

  // Nor can it be revoked.
  async delete(_id, _props) {},
};

class Token extends pulumi.dynamic.Resource {
  constructor(name, props, options) {
    super(tokenProvider, name, { ...props, hours: 24, token: undefined }, options);
  }
}

module.exports = (tokens, { roomName }) => {
  for (const [name, own] of Object.entries(tokens)) new Token(name, { roomName, ...own });
};
