// An OPC UA server that shares no code with Penstock: other words, another implementation.
//
// usage: node server.js PORT CONTROL_PORT FOLDER ITEMS_PER_CALL; says READY when clients can connect.
// On the control port: POST /set/NAME/VALUE shows a value, POST /restart closes the server and opens
// it again with an empty history, GET /count tells what the counting tags show.
"use strict";
const http = require("node:http");
const path = require("node:path");
const {
  DataType,
  MessageSecurityMode,
  OPCUACertificateManager,
  OPCUAServer,
  SecurityPolicy,
  StatusCodes,
} = require("node-opcua");

const [port, controlPort, folder, itemsPerCall] = process.argv.slice(2);
const NAMESPACE = "urn:penstock:independent-plant";
const LOGIN = "penstock-ingest";
const TAGS = 250;
const TICK_MS = 200;
const CLOSED_MS = 3000;
const KEPT_VALUES = 10000;

let count = 0;
let plant;
let server;

async function open() {
  const certificates = new OPCUACertificateManager({
    rootFolder: path.join(folder, "pki"),
    automaticallyAcceptUnknownCertificate: true,
  });
  await certificates.initialize();
  const limit = Number(itemsPerCall);
  server = new OPCUAServer({
    port: Number(port),
    host: "127.0.0.1",
    hostname: "127.0.0.1",
    resourcePath: "/plant",
    securityPolicies: [SecurityPolicy.Basic256Sha256],
    securityModes: [MessageSecurityMode.SignAndEncrypt],
    allowAnonymous: false,
    userManager: { isValidUser: (user, password) => user === LOGIN && password === LOGIN },
    serverCertificateManager: certificates,
    serverInfo: { applicationUri: "urn:penstock:independent-server" },
    serverCapabilities: {
      operationLimits: { maxMonitoredItemsPerCall: limit, maxNodesPerRead: limit },
    },
  });
  await server.initialize();
  plant = addPlant(server.engine.addressSpace);
  await server.start();
}

function addPlant(addressSpace) {
  const namespace = addressSpace.registerNamespace(NAMESPACE);
  const objects = addressSpace.rootFolder.objects;
  const site = namespace.addObject({
    organizedBy: objects,
    browseName: "Plant",
    nodeId: "s=plant",
    eventSourceOf: objects.server,
  });
  const variables = new Map();
  const add = (name) => {
    const variable = namespace.addVariable({
      componentOf: site,
      browseName: name,
      nodeId: "s=" + name,
      dataType: DataType.Double,
      minimumSamplingInterval: 50,
    });
    variable.setValueFromSource({ dataType: DataType.Double, value: count });
    variables.set(name, variable);
    return variable;
  };
  for (let tag = 0; tag < TAGS; tag++) {
    add("tag" + tag);
  }
  addressSpace.installHistoricalDataNode(add("kept"), { maxOnlineValues: KEPT_VALUES });
  const level = add("level");
  level.setValueFromSource({ dataType: DataType.Double, value: 0 });
  namespace.instantiateExclusiveLimitAlarm("ExclusiveLimitAlarmType", {
    browseName: "LevelAlarm",
    nodeId: "s=level-alarm",
    conditionName: "LevelAlarm",
    conditionOf: site,
    conditionSource: site,
    inputNode: level,
    optionals: ["ConfirmedState", "Confirm"],
    highHighLimit: 100,
    highLimit: 80,
    lowLimit: -80,
    lowLowLimit: -100,
  });
  return variables;
}

function show(name, value) {
  plant
    .get(name)
    .setValueFromSource({ dataType: DataType.Double, value }, StatusCodes.Good, new Date());
}

function tick() {
  count++;
  if (plant) {
    for (let tag = 0; tag < TAGS; tag++) {
      show("tag" + tag, count);
    }
    show("kept", count);
  }
}

async function restart() {
  plant = undefined;
  await server.shutdown(0);
  await new Promise((resolve) => setTimeout(resolve, CLOSED_MS));
  await open();
}

async function control(request, response) {
  const [, word, name, value] = request.url.split("/");
  if (word === "set") {
    show(name, Number(value));
  } else if (word === "restart") {
    await restart();
  }
  response.end(String(count));
}

async function main() {
  await open();
  setInterval(tick, TICK_MS);
  http.createServer(control).listen(Number(controlPort), "127.0.0.1");
  console.log("CERTIFICATE " + server.certificateFile);
  console.log("READY");
}

main().catch((e) => {
  console.error(e);
  process.exit(1);
});
