// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.lambdaapi;

import dev.sampan.Body;
import dev.sampan.emulator.function.UnknownFunctionException;
import dev.sampan.emulator.instance.Replies;
import dev.sampan.platform.NotExpressibleException;
import dev.sampan.platform.Platform;
import dev.sampan.platform.profile.Limit;
import dev.sampan.platform.profile.Profile;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;

/**
 * AWS Lambda's API, for Amazon's own clients. Signatures are not looked at, so any credentials do.
 * An operation that the emulator does not have is refused by its name with 501, and a path that
 * Lambda does not have with 404.
 */
public final class LambdaApi implements HttpHandler {

  /** Over the limit, so that Lambda's own refusal is what a caller sees. */
  private static final int BEYOND_LIMIT = 1024 * 1024;

  private final List<LambdaRoute> routes = new ArrayList<>();
  private final LambdaHost host;
  private final long limit = Profile.of(Platform.LAMBDA).get(Limit.REQUEST_BYTES).value();

  /** The API of the functions of a project. */
  public LambdaApi(LambdaHost host) {
    this.host = host;
    var versions = new Versions(host);
    routes.addAll(new InvokeOperations(host, versions).routes());
    routes.addAll(new StreamOperation(host, versions).routes());
    var mappings = new Mappings(host);
    var overlay = new Overlay(host, mappings);
    routes.addAll(new FunctionOperations(host, versions, overlay).routes());
    routes.addAll(new AliasOperations(versions).routes());
    routes.addAll(new ConcurrencyOperations(host, versions, overlay).routes());
    routes.addAll(new EventInvokeOperations(versions, overlay).routes());
    routes.addAll(new MappingOperations(host, versions, mappings, overlay).routes());
    routes.addAll(new AccountOperations(host, versions, overlay).routes());
    routes.addAll(Absent.ROUTES);
  }

  @Override
  public void handleRequest(HttpServerExchange exchange) {
    Replies.receive(
        exchange,
        Math.toIntExact(limit) + BEYOND_LIMIT,
        this::pass,
        (it, tooLarge) -> unread(it, tooLarge));
  }

  private void unread(HttpServerExchange exchange, boolean tooLarge) {
    var problem =
        tooLarge
            ? LambdaProblem.tooLarge(exchange.getRequestContentLength(), "RequestResponse", limit)
            : LambdaProblem.content("The request cannot be read to its end.");
    new LambdaCall(exchange, Map.of(), Body.empty()).refuse(problem);
  }

  private void pass(HttpServerExchange exchange, Body body) {
    var path = exchange.getRequestPath();
    var plain = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    for (var route : routes) {
      var variables = variables(route, exchange, plain);
      if (variables.isPresent()) {
        run(route, new LambdaCall(exchange, variables.get(), body));
        return;
      }
    }
    new LambdaCall(exchange, Map.of(), body)
        .refuse(
            LambdaProblem.notFound(
                "AWS Lambda has no " + exchange.getRequestMethod() + " " + shortened(path)));
  }

  private static Optional<Map<String, String>> variables(
      LambdaRoute route, HttpServerExchange exchange, String path) {
    var marker = route.marker();
    return exchange.getRequestMethod().equalToString(route.method())
            && (marker.isEmpty() || exchange.getQueryParameters().containsKey(marker))
        ? route.path().match(path)
        : Optional.empty();
  }

  private void run(LambdaRoute route, LambdaCall call) {
    try {
      host.threads().execute(() -> answer(route, call));
    } catch (RejectedExecutionException e) {
      call.refuse(LambdaProblem.failed("The emulator is closing."));
    }
  }

  private static void answer(LambdaRoute route, LambdaCall call) {
    try {
      route.handler().accept(call);
    } catch (LambdaProblem e) {
      call.refuse(e);
    } catch (NotExpressibleException e) {
      call.refuse(LambdaProblem.content(String.valueOf(e.getMessage())));
    } catch (UnknownFunctionException e) {
      call.refuse(LambdaProblem.notFound(String.valueOf(e.getMessage())));
    } catch (RuntimeException e) {
      call.refuse(LambdaProblem.failed("The emulator failed."));
    }
  }

  private static String shortened(String path) {
    return path.length() <= 128 ? path : path.substring(0, 128) + "…";
  }
}
