/** A module that is loaded when something of it is first used. */
module.exports = (load) => {
  let loaded;
  const real = () => {
    loaded ??= load();
    return loaded;
  };
  return new Proxy(
    {},
    {
      // What a compiled import asks first: answering it must not load anything.
      get: (_, name) => (name === "__esModule" ? true : name === "default" ? real() : real()[name]),
      has: (_, name) => name in real(),
      ownKeys: () => Reflect.ownKeys(real()),
      getOwnPropertyDescriptor: (_, name) => {
        const descriptor = Object.getOwnPropertyDescriptor(real(), name);
        return descriptor && { ...descriptor, configurable: true };
      },
    },
  );
};
