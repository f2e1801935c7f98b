// SPDX-License-Identifier: Apache-2.0
package dev.sampan.adapter.scf;

import dev.sampan.Body;
import dev.sampan.Headers;
import dev.sampan.HttpRequest;
import dev.sampan.HttpResponse;
import dev.sampan.contract.CallFacts;
import dev.sampan.contract.Capability;
import dev.sampan.contract.DirectAnswer;
import dev.sampan.contract.Message;
import dev.sampan.contract.RunningAdapter;
import dev.sampan.contract.Settlement;
import dev.sampan.contract.Wire;
import dev.sampan.contract.WireMessage;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A web function: the client's own request, and what the platform's proxy adds to it. */
final class WebServerAdapter implements RunningAdapter {

  /** What a proxied request can say. */
  static final Set<Capability> CAPABILITIES =
      EnumSet.of(
          Capability.HTTP,
          Capability.BINARY_REQUEST,
          Capability.BINARY_RESPONSE,
          Capability.REPEATED_REQUEST_HEADERS,
          Capability.REPEATED_RESPONSE_HEADERS,
          Capability.RESPONSE_COOKIES,
          Capability.RAW_QUERY,
          Capability.RAW_PATH,
          Capability.REPEATED_PARAMETERS,
          Capability.TIME_LIMIT,
          Capability.INVOCATION_ID,
          Capability.CONCURRENCY);

  /** The platform's 6 MB. */
  static final int LARGEST_TEXT = 6 * 1024 * 1024;

  private final ServerWire platform;

  WebServerAdapter(ScfServer server) {
    this.platform = new ServerWire(server);
  }

  @Override
  public HttpResponse http(HttpRequest request, CallFacts facts) throws IOException {
    var message = WireMessage.request(request.method(), request.target());
    for (var name : request.headers().names()) {
      for (var value : request.headers().all(name)) {
        message = message.with(name, value);
      }
    }
    var body = request.body().bytes();
    var reply = platform.exchange(body.length == 0 ? message : message.withBody(body), facts);
    var headers = Headers.of();
    for (var field : reply.fields()) {
      headers = headers.and(field.name(), field.value());
    }
    return HttpResponse.of(reply.status()).withHeaders(headers).withBody(Body.of(reply.body()));
  }

  @Override
  public DirectAnswer direct(byte[] payload, CallFacts facts) {
    throw new AssertionError("a web function cannot be invoked through the API");
  }

  @Override
  public Map<String, Settlement> queue(List<Message> messages, CallFacts facts) {
    throw new AssertionError("a web function has no event triggers");
  }

  @Override
  public Settlement cloudEvent(String structured, CallFacts facts) {
    throw new AssertionError("a web function has no event triggers");
  }

  @Override
  public Wire wire() {
    return platform.wire();
  }

  @Override
  public void close() {
    platform.close();
  }
}
