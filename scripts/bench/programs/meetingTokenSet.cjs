module.exports = (tokens, shared, { module, signedBy }) => {
  const { MeetingTokenSet } = require(module);
  new MeetingTokenSet("all", { ...shared, signedBy, tokens });
};
