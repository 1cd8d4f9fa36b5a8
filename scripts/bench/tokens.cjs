/** The tokens of a stack, by their names, and what they share. */
exports.tokensOf = (count) => {
  const entry = (index) => [`token-${index}`, { userName: `User ${index}`, isOwner: index % 2 === 0 }];
  return {
    tokens: Object.fromEntries(Array.from({ length: count }, (_, index) => entry(index))),
    shared: { roomName: "standup", expiresIn: "24h" },
  };
};
