// SPDX-License-Identifier: Apache-2.0
package dev.sampan.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sampan.Body;
import dev.sampan.Headers;
import dev.sampan.HttpRequest;
import dev.sampan.HttpResponse;
import dev.sampan.runtime.Environment;
import dev.sampan.runtime.FunctionEntry;
import dev.sampan.runtime.FunctionInstance;
import dev.sampan.runtime.http.Connection;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The platform of the plain adapter, which says all there is to say but a final refusal. */
record PlainUnderTest(Fault fault) implements AdapterUnderTest {

  @Override
  public String platform() {
    return "plain";
  }

  @Override
  public boolean supports(Capability capability) {
    return capability != Capability.FINAL_REJECT;
  }

  @Override
  public int largestText() {
    return 100_000;
  }

  @Override
  public RunningAdapter start(FunctionEntry function, Object handler, Environment environment)
      throws Exception {
    var instance = FunctionInstance.of("plain", function, handler, environment);
    return new Running(new PlainAdapter(instance, environment, fault));
  }

  private static final class Running implements RunningAdapter {

    private final PlainAdapter adapter;
    private final MemoryNetwork network = new MemoryNetwork();
    private final Wire wire = new Wire();

    Running(PlainAdapter adapter) {
      this.adapter = adapter;
    }

    @Override
    public HttpResponse http(HttpRequest request, CallFacts facts) throws Exception {
      var message = WireMessage.request(request.method(), request.target());
      for (var name : request.headers().names()) {
        for (var value : request.headers().all(name)) {
          message = message.with(name, value);
        }
      }
      var address = request.clientAddress();
      message = address.isPresent() ? message.with("plain-address", address.get()) : message;
      var reply = exchange(message.withBody(request.body().bytes()), facts);
      var headers = Headers.of();
      for (var field : reply.fields()) {
        headers = headers.and(field.name(), field.value());
      }
      return HttpResponse.of(reply.status()).withHeaders(headers).withBody(Body.of(reply.body()));
    }

    @Override
    public DirectAnswer direct(byte[] payload, CallFacts facts) throws Exception {
      var message = WireMessage.request("POST", "/_plain/direct").withBody(payload);
      var reply = exchange(message, facts);
      var text = new String(reply.body(), UTF_8);
      return reply.status() == 200
          ? new DirectAnswer.Result(text)
          : new DirectAnswer.Failed(reply.first("plain-type").orElse(""), text, text);
    }

    @Override
    public Map<String, Settlement> queue(List<Message> messages, CallFacts facts) throws Exception {
      var lines = new StringBuilder();
      for (var each : messages) {
        var key = each.key() == null ? "" : each.key();
        var kind = each.attributes().getOrDefault("Kind", "");
        var fields = List.of(each.id(), "" + each.attempt(), key, kind, each.text());
        lines.append(String.join("\t", fields)).append('\n');
      }
      var message = WireMessage.request("POST", "/_plain/queue");
      var reply = exchange(message.withBody(lines.toString().getBytes(UTF_8)), facts);
      var failed = new String(reply.body(), UTF_8).lines().toList();
      var settled = new LinkedHashMap<String, Settlement>();
      for (var each : messages) {
        settled.put(each.id(), failed.contains(each.id()) ? Settlement.FAILED : Settlement.DONE);
      }
      return settled;
    }

    @Override
    public Settlement cloudEvent(String structured, CallFacts facts) throws Exception {
      var message = WireMessage.request("POST", "/_plain/event");
      var reply = exchange(message.withBody(structured.getBytes(UTF_8)), facts);
      return reply.status() == 200 ? Settlement.DONE : Settlement.FAILED;
    }

    private WireMessage exchange(WireMessage message, CallFacts facts) throws Exception {
      var connection = network.connect();
      var served = network.accept();
      var thread = new Thread(() -> serve(served), "plain-adapter");
      thread.start();
      try (connection) {
        var out = wire.tap(connection.out());
        out.write(
            message
                .with("plain-id", facts.id())
                .with("plain-limit", facts.limit().toString())
                .bytes());
        return WireMessage.readResponse(wire.tap(connection.in()), message.method().equals("HEAD"));
      } finally {
        thread.join();
      }
    }

    private void serve(Connection connection) {
      try (connection) {
        adapter.serve(connection);
      } catch (IOException e) {
        // The platform hung up.
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public Wire wire() {
      return wire;
    }

    @Override
    public void close() {
      network.shutDown();
    }
  }
}
