// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.lambda;

/**
 * How a runtime streams its response to the Runtime API's {@code POST
 * /runtime/invocation/{id}/response}: in chunks, with what follows in headers and trailers.
 *
 * <p>Ours does so for the request of a function URL ({@code requestContext.domainName} has the
 * label {@value #URL_LABEL}) or of a REST API, if the function's manifest says {@code streaming:
 * required}; then with every response, whether its body is in memory or not, as its URL is deployed
 * with the invoke mode {@code RESPONSE_STREAM}, its API with the transfer mode {@code STREAM}.
 */
public final class ResponseStreaming {

  /** The request header that tells the mode. */
  public static final String MODE_HEADER = "Lambda-Runtime-Function-Response-Mode";

  /** The only mode there is; any other is refused with 400. */
  public static final String MODE = "streaming";

  /**
   * The content type of a stream that begins with the status, headers and cookies as JSON ({@code
   * statusCode}, {@code headers}, {@code cookies}), and {@link #PRELUDE_END}; the body follows.
   */
  public static final String HTTP_CONTENT_TYPE =
      "application/vnd.awslambda.http-integration-response";

  /** The content type of a stream that names none. */
  public static final String DEFAULT_CONTENT_TYPE = "application/octet-stream";

  /** How many NUL bytes end the JSON before an HTTP body; the JSON has none. */
  public static final int PRELUDE_END = 8;

  /** The trailer with the type of a failure in the middle of a stream. */
  public static final String ERROR_TYPE_TRAILER = "Lambda-Runtime-Function-Error-Type";

  /** The trailer with such a failure's JSON, in base64. */
  public static final String ERROR_BODY_TRAILER = "Lambda-Runtime-Function-Error-Body";

  /** What the host of a function URL has between its id and its region. */
  public static final String URL_LABEL = ".lambda-url.";

  private ResponseStreaming() {}
}
