module.exports = (tokens, shared, { module, signedBy }) => {
  const { MeetingToken } = require(module);
  for (const [name, own] of Object.entries(tokens)) new MeetingToken(name, { ...shared, ...own, signedBy });
};
