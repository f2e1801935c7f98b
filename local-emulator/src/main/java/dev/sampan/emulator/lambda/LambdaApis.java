// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.lambda;

import dev.sampan.Body;
import dev.sampan.Headers;
import dev.sampan.emulator.instance.Replies;
import dev.sampan.platform.manifest.FunctionSpec;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** All APIs that one instance asks, by their paths. */
final class LambdaApis implements HttpHandler {

  private final AtomicReference<@Nullable LambdaInstance> instance;
  private final FunctionSpec function;
  private final Telemetry telemetry;

  LambdaApis(
      AtomicReference<@Nullable LambdaInstance> instance,
      FunctionSpec function,
      Telemetry telemetry) {
    this.instance = instance;
    this.function = function;
    this.telemetry = telemetry;
  }

  @Override
  public void handleRequest(HttpServerExchange exchange) {
    var path = exchange.getRequestPath();
    var it = instance.get();
    var run = it == null ? null : it.current();
    if (path.equals("/ping")) {
      Replies.write(exchange, 200, Headers.of(), Body.of("pong"));
    } else if (path.startsWith(Credentials.PATH)) {
      Credentials.answer(exchange);
    } else if (run == null) {
      Replies.keepOpen(exchange);
      ApiAnswers.refuse(exchange, 500, "InternalServerError", "Internal Server Error");
    } else if (path.equals(Telemetry.PATH)) {
      telemetry.handle(exchange, run.extensions);
    } else if (path.startsWith(ExtensionsApi.ROOT)) {
      new ExtensionsApi(function, run.extensions, run::registered).handle(exchange);
    } else {
      run.api.handleRequest(exchange);
    }
  }
}
