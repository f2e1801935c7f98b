// SPDX-License-Identifier: Apache-2.0
'use strict';

// Functions as they are written for Lambda's own runtimes, for NodeClientTest.

const { existsSync, watch } = require('node:fs');
const path = require('node:path');

/** Answers what it was given, and what it was told of the call. */
exports.tell = async (event, context) => {
  if (event.fail) {
    throw new RangeError('as asked');
  }
  console.log('was given', event);
  return {
    event,
    id: context.awsRequestId,
    name: context.functionName,
    arn: context.invokedFunctionArn,
    left: context.getRemainingTimeInMillis(),
    client: context.clientContext,
    trace: process.env._X_AMZN_TRACE_ID,
    handler: process.env._HANDLER,
  };
};

/** Answers at once, and has something left to do, which takes longer. */
exports.leave = (event, context, callback) => {
  context.callbackWaitsForEmptyEventLoop = event.wait;
  const state = { done: false };
  setTimeout(() => { state.done = true; }, 60);
  callback(null, state);
};

/** Writes, waits until there is the file that it is told, and goes on, or fails. */
exports.stream = globalThis.awslambda?.streamifyResponse(async (event, out) => {
  const asked = event.queryStringParameters ?? event;
  if (event.queryStringParameters) {
    const head = { statusCode: 201, headers: { 'x-from': 'node' }, cookies: ['a=b'] };
    out = awslambda.HttpResponseStream.from(out, head);
  }
  out.write('first ');
  await there(asked.file);
  if (asked.fail) {
    throw new RangeError('as asked');
  }
  out.write('last');
  out.end();
});

function there(file) {
  return new Promise((resolve) => {
    const look = () => existsSync(file) && (watcher.close(), resolve());
    const watcher = watch(path.dirname(file), look);
    look();
  });
}
