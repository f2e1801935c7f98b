// SPDX-License-Identifier: Apache-2.0
package dev.sampan.adapter.lambda;

import dev.sampan.runtime.Environment;
import dev.sampan.runtime.Failure;
import dev.sampan.runtime.http.ChunkedRequest;
import dev.sampan.runtime.http.Connector;
import dev.sampan.runtime.http.HttpClient;
import dev.sampan.runtime.http.HttpReply;
import dev.sampan.runtime.http.RequestTemplate;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * The requests of Lambda's Runtime API, version 2018-06-01. For one thread.
 *
 * <p>The error type goes into a header that must look like {@code Runtime.Xxx} or {@code
 * Function.Xxx}, or the platform makes it {@code Unknown}; the class name is in the body.
 */
final class RuntimeApi implements Closeable {

  private static final String RUNTIME = "/2018-06-01/runtime/";
  private static final String INVOCATION = RUNTIME + "invocation/";
  private static final String RESPONSE = "/response";

  /** Where the type of a failure goes, in a header or a trailer. */
  static final String ERROR_TYPE = "Lambda-Runtime-Function-Error-Type";

  /** The trailer of a streamed response that broke off: the failure's JSON in base64. */
  static final String ERROR_BODY = "Lambda-Runtime-Function-Error-Body";

  /** What the function's own failures are called. */
  static final String USER_EXCEPTION = "Runtime.UserException";

  private static final String JSON = "application/json";
  private static final Map<String, String> JSON_HEADERS = Map.of("Content-Type", JSON);
  private static final byte[] NOTHING = {};

  private final HttpClient client;
  private final byte[] next;
  private final RequestTemplate response;

  RuntimeApi(Connector connector, Environment environment) {
    String host = environment.variables().get("AWS_LAMBDA_RUNTIME_API");
    this.client = HttpClient.of(connector, host == null ? "localhost" : host);
    this.next = client.head("GET", INVOCATION + "next", Map.of(), 0);
    this.response = client.template("POST", INVOCATION, RESPONSE, JSON_HEADERS);
  }

  /** The next event; waits for as long as there is none. */
  HttpReply next() throws IOException {
    return client.exchange(next, NOTHING);
  }

  HttpReply response(String id, byte[] body) throws IOException {
    return client.exchange(response.head(id, body.length), body);
  }

  /** A response that is sent while it is written; what is written into it begins with a prelude. */
  ChunkedRequest streamedResponse(String id) throws IOException {
    String path = INVOCATION + id + RESPONSE;
    Map<String, String> headers =
        Map.of(
            "Content-Type", "application/vnd.awslambda.http-integration-response",
            "Lambda-Runtime-Function-Response-Mode", "streaming");
    return client.chunked("POST", path, headers, List.of(ERROR_TYPE, ERROR_BODY));
  }

  HttpReply error(String id, Failure failure) throws IOException {
    return error("invocation/" + id + "/error", USER_EXCEPTION, failure);
  }

  HttpReply initError(Throwable thrown, String type) throws IOException {
    boolean setUp = type.startsWith("Sampan.");
    String kind = setUp ? "Runtime.BadFunctionCode" : USER_EXCEPTION;
    return error("init/error", kind, failure(thrown, type));
  }

  /** A hook before the snapshot failed. */
  HttpReply checkpointError(Throwable thrown, String type) throws IOException {
    return error("init/error", "Runtime.BeforeCheckpointError", failure(thrown, type));
  }

  /** Says that the snapshot may be taken; the reply comes to an instance restored from it. */
  HttpReply restoreNext() throws IOException {
    return client.exchange("GET", RUNTIME + "restore/next", Map.of(), NOTHING);
  }

  /** A hook after the snapshot was restored failed. */
  HttpReply restoreError(Throwable thrown, String type) throws IOException {
    return error("restore/error", "Runtime.AfterRestoreError", failure(thrown, type));
  }

  private static Failure failure(Throwable thrown, String type) {
    Throwable origin = thrown.getCause() == null ? thrown : thrown.getCause();
    String message = thrown.getMessage() == null ? "" : thrown.getMessage();
    return new Failure(type, message, Failure.of(origin).stackTrace());
  }

  private HttpReply error(String path, String type, Failure failure) throws IOException {
    Map<String, String> headers = Map.of("Content-Type", JSON, ERROR_TYPE, type);
    return client.exchange("POST", RUNTIME + path, headers, FailureJson.write(failure));
  }

  @Override
  public void close() {
    client.close();
  }
}
