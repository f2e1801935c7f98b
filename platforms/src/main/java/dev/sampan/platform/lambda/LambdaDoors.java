// SPDX-License-Identifier: Apache-2.0
package dev.sampan.platform.lambda;

import dev.sampan.Body;
import dev.sampan.HttpRequest;
import dev.sampan.HttpResponse;
import dev.sampan.platform.FailureKind;
import dev.sampan.platform.InvocationFacts;
import dev.sampan.platform.Platform;
import dev.sampan.platform.manifest.FunctionSpec;
import dev.sampan.platform.manifest.LambdaDoor;
import dev.sampan.platform.profile.Limit;
import dev.sampan.platform.profile.Profile;
import java.util.Optional;

/** What HTTP requests come through on Lambda: events, replies and failures by the kind of door. */
final class LambdaDoors {

  private static final Profile PROFILE = Profile.of(Platform.LAMBDA);

  private LambdaDoors() {}

  /** The event of a request. */
  static Body event(FunctionSpec function, HttpRequest request, InvocationFacts facts) {
    return switch (function.lambdaDoor()) {
      case FUNCTION_URL -> FunctionUrlEvent.of(request, facts);
      case HTTP_API -> FunctionUrlEvent.of(request, facts, Front.api("http", facts));
      case REST_API -> RestApiEvent.of(request, facts, function.lambdaBinaryTypes());
      case ALB -> BalancerEvent.of(request, facts, false);
      case ALB_MULTI_VALUE -> BalancerEvent.of(request, facts, true);
    };
  }

  /** The response that a result is; empty if it is malformed. */
  static Optional<HttpResponse> read(FunctionSpec function, Body result) {
    return switch (function.lambdaDoor()) {
      case FUNCTION_URL, HTTP_API -> FunctionUrlReply.read(result);
      case REST_API -> ProxyReply.rest(result, function.lambdaBinaryTypes());
      case ALB -> balanced(ProxyReply.balancer(result, false), result);
      case ALB_MULTI_VALUE -> balanced(ProxyReply.balancer(result, true), result);
    };
  }

  /** A load balancer takes no more than so much of a function. */
  private static Optional<HttpResponse> balanced(Optional<HttpResponse> response, Body result) {
    var most = PROFILE.get(Limit.BALANCER_BYTES).value();
    return response.filter(it -> result.bytes().length <= most);
  }

  /** What is answered before a function is asked; empty if it is asked. */
  static Optional<HttpResponse> refusal(FunctionSpec function, HttpRequest request) {
    var door = function.lambdaDoor();
    var balanced = door == LambdaDoor.ALB || door == LambdaDoor.ALB_MULTI_VALUE;
    if (balanced && request.headers().first("upgrade").isPresent()) {
      return Optional.of(page(400, "Bad Request"));
    }
    // A URL has no limit of its own, only the one of the event.
    var over = request.body().bytes().length > bodyLimit(function);
    return over && door != LambdaDoor.FUNCTION_URL
        ? Optional.of(failure(door, FailureKind.REQUEST_TOO_LARGE, ""))
        : Optional.empty();
  }

  /** How much of a body is taken in. */
  static int bodyLimit(FunctionSpec function) {
    var limit =
        switch (function.lambdaDoor()) {
          case FUNCTION_URL -> Limit.REQUEST_BYTES;
          case HTTP_API, REST_API -> Limit.GATEWAY_BYTES;
          case ALB, ALB_MULTI_VALUE -> Limit.BALANCER_BYTES;
        };
    return PROFILE.get(limit).intValue();
  }

  /** What a caller sees when the function gave no answer. */
  static HttpResponse failure(FunctionSpec function, FailureKind kind, String detail) {
    return failure(function.lambdaDoor(), kind, detail);
  }

  private static HttpResponse failure(LambdaDoor door, FailureKind kind, String detail) {
    return switch (door) {
      case FUNCTION_URL -> LambdaFailures.http(kind, detail);
      case HTTP_API -> httpApi(kind);
      case REST_API -> restApi(kind);
      case ALB, ALB_MULTI_VALUE ->
          kind == FailureKind.REQUEST_TOO_LARGE
              ? page(413, "Request Entity Too Large")
              : page(502, "Bad Gateway");
    };
  }

  private static HttpResponse httpApi(FailureKind kind) {
    if (kind.refused()) {
      return json(503, "Service Unavailable", "");
    }
    return kind == FailureKind.REQUEST_TOO_LARGE
        ? json(413, "Request Entity Too Large", "")
        : json(500, "Internal Server Error", "");
  }

  private static HttpResponse restApi(FailureKind kind) {
    return kind == FailureKind.REQUEST_TOO_LARGE
        ? json(413, "Request Too Long", "RequestTooLongException")
        : json(kind.refused() ? 500 : 502, "Internal server error", "InternalServerErrorException");
  }

  private static HttpResponse json(int status, String message, String type) {
    var response =
        HttpResponse.of(status)
            .withBody(Body.of("{\"message\": \"" + message + "\"}"))
            .withHeader("content-type", "application/json");
    return type.isEmpty() ? response : response.withHeader("x-amzn-ErrorType", type);
  }

  /** A load balancer's own page. */
  private static HttpResponse page(int status, String title) {
    var text = status + " " + title;
    var html =
        "<html>\r\n<head><title>%s</title></head>\r\n<body>\r\n<center><h1>%s</h1></center>\r\n</body>\r\n</html>\r\n"
            .formatted(text, text);
    return HttpResponse.of(status)
        .withBody(Body.of(html))
        .withHeader("content-type", "text/html")
        .withHeader("server", "awselb/2.0");
  }
}
