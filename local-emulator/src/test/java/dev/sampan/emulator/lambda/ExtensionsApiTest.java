// SPDX-License-Identifier: Apache-2.0
package dev.sampan.emulator.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sampan.emulator.instance.Listeners;
import dev.sampan.emulator.instance.Listeners.Listener;
import dev.sampan.platform.manifest.FunctionSpec;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The Extensions API over real sockets. */
@Timeout(60)
final class ExtensionsApiTest {

  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final String NAME = "Lambda-Extension-Name";
  private static final String IDENTIFIER = "Lambda-Extension-Identifier";
  private static final String BOTH = "{\"events\":[\"INVOKE\",\"SHUTDOWN\"]}";

  private final Extensions extensions = new Extensions(List.of("outer"), false);
  private final CompletableFuture<String> registered = new CompletableFuture<>();
  private Listeners listeners;
  private Listener listener;

  @BeforeEach
  void open() throws IOException {
    listeners = Listeners.start();
    var function = FunctionSpec.of("f", "com.example.F");
    var api = new ExtensionsApi(function, extensions, () -> registered.complete("yes"));
    listener = listeners.open("127.0.0.1", 0, api::handle);
  }

  @AfterEach
  void close() {
    listener.close();
    listeners.close();
  }

  @Test
  void registers_a_program_by_its_name_and_sends_it_events() throws Exception {
    var answer = send("register", BOTH, NAME, "outer");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body())
        .isEqualTo(
            "{\"functionName\":\"f\",\"functionVersion\":\"$LATEST\","
                + "\"handler\":\"com.example.F\"}");
    assertThat(registered.get()).isEqualTo("yes");
    var id = answer.headers().firstValue(IDENTIFIER).orElseThrow();
    var next = CLIENT.sendAsync(next(id), BodyHandlers.ofString());
    settled().get();
    extensions.send("INVOKE", "{\"eventType\":\"INVOKE\"}");
    assertThat(next.get().body()).isEqualTo("{\"eventType\":\"INVOKE\"}");
    assertThat(next.get().headers().firstValue("Lambda-Extension-Event-Identifier")).isPresent();
  }

  @Test
  void waits_for_an_extension_that_handles_an_event() throws Exception {
    var id = register("inner", "{\"events\":[\"INVOKE\"]}");
    register("outer", "{\"events\":[]}");
    var settled = settled();
    extensions.exits("outer");
    assertThat(settled).isNotDone();

    var unused = CLIENT.sendAsync(next(id), BodyHandlers.ofString());
    assertThat(settled.get()).isEqualTo("yes");
  }

  @Test
  void keeps_an_event_for_an_extension_that_does_not_ask_yet() throws Exception {
    var id = register("outer", BOTH);
    extensions.send("SHUTDOWN", "{}");

    assertThat(CLIENT.send(next(id), BodyHandlers.ofString()).body()).isEqualTo("{}");
  }

  @Test
  void tells_the_account_to_who_asks_for_it() throws Exception {
    var request = post("register", BOTH, NAME, "outer");
    request.header("Lambda-Extension-Accept-Feature", "accountId");

    assertThat(CLIENT.send(request.build(), BodyHandlers.ofString()).body())
        .contains("\"accountId\":\"123456789012\"");
  }

  @Test
  void refuses_bad_registrations() throws Exception {
    refused("Extension.InvalidExtensionName", send("register", BOTH, "x", "y"));
    refused("InvalidRequestFormat", send("register", "no", NAME, "outer"));
    var keys = "{\"configurationKeys\":[\"a\"]}";
    refused("InvalidRequestFormat", send("register", keys, NAME, "outer"));
    var ping = "{\"events\":[\"PING\"]}";
    refused("Extension.InvalidEventType", send("register", ping, NAME, "outer"));
    refused("Extension.InvalidEventType", send("register", BOTH, NAME, "inner"));
    register("outer", BOTH);
    var again = send("register", BOTH, NAME, "outer");
    refused("Extension.InvalidExtensionState", again);
    assertThat(again.body())
        .contains(
            "State transition from Registered to Registered failed for extension outer."
                + " Error: State transition is not allowed");
  }

  @Test
  void takes_ten_extensions_and_none_after_the_runtime_is_ready() throws Exception {
    for (var i = 0; i < 9; i++) {
      register("inner-" + i, "{\"events\":[]}");
    }
    var eleventh = send("register", "{}", NAME, "inner-9");
    refused("Extension.TooManyExtensions", eleventh);
    assertThat(eleventh.body()).contains("Extension limit (10) reached");

    extensions.close();
    refused("Extension.RegistrationClosed", send("register", "{}", NAME, "late"));
  }

  @Test
  void refuses_requests_of_nobody_that_it_knows() throws Exception {
    var unknown = UUID.randomUUID().toString();
    for (var path : List.of("init/error", "exit/error")) {
      refused("Extension.MissingExtensionIdentifier", send(path, "", "x", "y"));
      refused("Extension.InvalidExtensionIdentifier", send(path, "", IDENTIFIER, "1"));
      refused("Extension.UnknownExtensionIdentifier", send(path, "", IDENTIFIER, unknown));
    }
    var next = CLIENT.send(next(unknown), BodyHandlers.ofString());
    refused("Extension.UnknownExtensionIdentifier", next);
  }

  @Test
  void takes_an_error_with_its_type_once_it_may_come() throws Exception {
    var id = register("outer", BOTH);
    refused("Extension.MissingHeader", send("exit/error", "", IDENTIFIER, id));
    var request = post("init/error", "{}", IDENTIFIER, id);
    request.header("Lambda-Extension-Function-Error-Type", "Extension.Bad");

    var answer = CLIENT.send(request.build(), BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(202);
    refused("Extension.InvalidExtensionState", CLIENT.send(next(id), BodyHandlers.ofString()));
    assertThat(extensions.exits("outer")).isEqualTo("Extension.InitError");
  }

  private CompletableFuture<String> settled() {
    var settled = new CompletableFuture<String>();
    extensions.whenSettled(() -> settled.complete("yes"));
    return settled;
  }

  @Test
  void tells_extensions_of_no_invocation_on_managed_instances() throws Exception {
    var managed = new Extensions(List.of("outer"), true);
    var api = new ExtensionsApi(FunctionSpec.of("f", "com.example.F"), managed, () -> {});
    listener.close();
    listener = listeners.open("127.0.0.1", 0, api::handle);

    refused("Extension.InvalidEventType", send("register", BOTH, NAME, "outer"));
    register("outer", "{\"events\":[\"SHUTDOWN\"]}");
  }

  private static void refused(String type, HttpResponse<String> answer) {
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).contains("\"errorType\":\"" + type + "\"");
  }

  private String register(String name, String body) throws Exception {
    var answer = send("register", body, NAME, name);
    assertThat(answer.statusCode()).isEqualTo(200);
    return answer.headers().firstValue(IDENTIFIER).orElseThrow();
  }

  private HttpRequest next(String id) {
    return HttpRequest.newBuilder(uri("event/next")).header(IDENTIFIER, id).build();
  }

  private HttpRequest.Builder post(String path, String body, String name, String value) {
    var builder = HttpRequest.newBuilder(uri(path)).header(name, value);
    return builder.POST(BodyPublishers.ofString(body));
  }

  private HttpResponse<String> send(String path, String body, String name, String value)
      throws Exception {
    return CLIENT.send(post(path, body, name, value).build(), BodyHandlers.ofString());
  }

  private URI uri(String path) {
    return URI.create("http://127.0.0.1:" + listener.port() + "/2020-01-01/extension/" + path);
  }
}
