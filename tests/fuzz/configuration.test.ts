import fc from "fast-check";
import { UserError } from "../../provider/src/lifecycle";
import { Configuration, configurationKeys } from "../../provider/src/runtime/configuration";
import { anyValue, cases } from "./support";

const settings = Object.values(configurationKeys);
const config = fc.record(Object.fromEntries(settings.map(({ key }) => [key, anyValue])), { requiredKeys: [] });
const environment = fc.record(
  Object.fromEntries(settings.map(({ variable }) => [variable, fc.string({ maxLength: 80 })])),
  { requiredKeys: [] },
);

test("any configuration is taken, or refused with a name and without the key", () => {
  fc.assert(
    fc.property(config, environment, (stack, variables) => {
      const configuration = new Configuration((key) => stack[key], variables);
      const { apiKey } = configurationKeys;
      const secrets = [stack[apiKey.key], variables[apiKey.variable]].filter(
        (key): key is string => typeof key === "string" && key.trim().length > 8,
      );
      const asked = [
        () => configuration.assertValid(),
        () => configuration.apiKey(),
        () => configuration.apiUrl(),
        () => configuration.domain(),
        () => configuration.maxTokenLifetime(),
        () => configuration.paced(),
        () => configuration.withKeyOfEnvironment(),
      ];
      for (const ask of asked) {
        try {
          ask();
        } catch (error) {
          expect(error).toBeInstanceOf(UserError);
          const { message } = error as Error;
          expect(message).toMatch(/daily:|DAILY_/);
          for (const secret of secrets) expect(message).not.toContain(secret.trim());
        }
      }
    }),
    cases(4) as never,
  );
});
