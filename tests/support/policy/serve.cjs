/**
 * A remediation policy as the engine runs it: a server of Pulumi's analyzer protocol. It sets or, with null, removes
 * properties of resources by their names, after their check, and leaves all others alone.
 */
const { createRequire } = require("node:module");
// Under pnpm a folder sees only what its own package.json lists; these are in the SDK's.
const ofSdk = createRequire(require.resolve("@pulumi/pulumi"));
const { Struct } = ofSdk("google-protobuf/google/protobuf/struct_pb.js");
const messages = require("@pulumi/pulumi/proto/analyzer_pb");
const { AnalyzerService } = require("@pulumi/pulumi/proto/analyzer_grpc_pb");
const { PluginInfo } = require("@pulumi/pulumi/proto/plugin_pb");
const grpc = ofSdk("@grpc/grpc-js");

const PACK = "policy-of-a-test";
const VERSION = "1.0.0";

exports.serve = (changes) => {
  const info = new messages.AnalyzerInfo();
  info.setName(PACK);
  info.setVersion(VERSION);
  const policy = new messages.PolicyInfo();
  policy.setName(PACK);
  policy.setEnforcementlevel(messages.EnforcementLevel.REMEDIATE);
  info.addPolicies(policy);
  const pluginInfo = new PluginInfo();
  pluginInfo.setVersion(VERSION);

  const server = new grpc.Server();
  server.addService(AnalyzerService, {
    handshake: answer(() => new messages.AnalyzerHandshakeResponse()),
    configureStack: answer(() => new messages.AnalyzerStackConfigureResponse()),
    getAnalyzerInfo: answer(() => info),
    getPluginInfo: answer(() => pluginInfo),
    analyze: answer(() => new messages.AnalyzeResponse()),
    analyzeStack: answer(() => new messages.AnalyzeResponse()),
    remediate: answer((request) => remediated(request, changes[request.getName()])),
  });
  server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (error, port) => {
    if (error) throw error;
    console.log(port);
  });
};

function answer(make) {
  return ({ request }, callback) => callback(null, make(request));
}

function remediated(request, change) {
  const response = new messages.RemediateResponse();
  if (change === undefined) return response;
  const properties = { ...request.getProperties().toJavaScript(), ...change };
  const kept = Object.entries(properties).filter(([, value]) => value !== null);
  const remediation = new messages.Remediation();
  remediation.setPolicyname(PACK);
  remediation.setPolicypackname(PACK);
  remediation.setPolicypackversion(VERSION);
  remediation.setProperties(Struct.fromJavaScript(Object.fromEntries(kept)));
  response.setRemediationsList([remediation]);
  return response;
}
