// SPDX-License-Identifier: Apache-2.0
exports.hello = async (event) => ({
  statusCode: 200,
  headers: { "content-type": "application/json" },
  body: JSON.stringify({ hello: event.requestContext.http.method + " " + event.rawPath }),
});
