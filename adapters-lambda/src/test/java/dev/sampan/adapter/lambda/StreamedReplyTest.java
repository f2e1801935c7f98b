// SPDX-License-Identifier: Apache-2.0
package dev.sampan.adapter.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sampan.Body;
import dev.sampan.Context;
import dev.sampan.Cookie;
import dev.sampan.Handler;
import dev.sampan.HttpRequest;
import dev.sampan.HttpResponse;
import dev.sampan.ServerSentEvent;
import dev.sampan.Trigger;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

final class StreamedReplyTest {

  private static final String URL = "abc.lambda-url.eu-west-1.on.aws";
  private static final String API = "abc.execute-api.eu-west-1.amazonaws.com";
  private static final String NULS = "\0".repeat(8);

  /** Streams by what its path says. */
  public static final class Streaming implements Handler<HttpRequest, HttpResponse> {
    @Override
    public HttpResponse handle(HttpRequest request, Context context) {
      return switch (request.uri().getPath()) {
        case "/events" ->
            HttpResponse.serverSentEvents(
                sink -> {
                  sink.send(ServerSentEvent.of(Body.of("one")));
                  sink.send(ServerSentEvent.of(Body.of("two")));
                });
        case "/broken" -> broken(new IllegalStateException("no \"luck\""));
        case "/memory" -> broken(new OutOfMemoryError("heap"));
        case "/plain" -> HttpResponse.text(201, "plain").withCookie(Cookie.of("a", "b"));
        default -> throw new IllegalArgumentException("no such path");
      };
    }

    private static HttpResponse broken(Throwable thrown) {
      return HttpResponse.stream(
          "text/plain",
          out -> {
            out.write("half".getBytes(StandardCharsets.UTF_8));
            if (thrown instanceof Error error) {
              throw error;
            }
            throw (Exception) thrown;
          });
    }
  }

  private static String event(String path, String domain) {
    return "{\"version\":\"2.0\",\"rawPath\":\""
        + path
        + "\",\"rawQueryString\":\"\",\"headers\":{},\"requestContext\":{\"http\":{\"method\":"
        + "\"GET\",\"path\":\"/\"},\"domainName\":\""
        + domain
        + "\"}}";
  }

  private static Function function() {
    return Function.of(new Streaming()).behind(Trigger.HTTP, "").streaming();
  }

  private static String chunk(String text) {
    return Integer.toHexString(text.length()) + "\r\n" + text + "\r\n";
  }

  @Test
  void sends_a_prelude_at_once_and_each_event_as_it_is_written() throws Exception {
    FakeLambda lambda = new FakeLambda().event("id-1", event("/events", URL));

    function().run(lambda);

    FakeLambda.Post post = lambda.post();
    assertThat(post.path()).isEqualTo("/2018-06-01/runtime/invocation/id-1/response");
    assertThat(post.headers())
        .containsEntry("content-type", "application/vnd.awslambda.http-integration-response")
        .containsEntry("lambda-runtime-function-response-mode", "streaming")
        .containsEntry("transfer-encoding", "chunked")
        .containsEntry(
            "trailer", "Lambda-Runtime-Function-Error-Type, Lambda-Runtime-Function-Error-Body");
    assertThat(post.body())
        .isEqualTo(
            chunk(
                    "{\"statusCode\":200,\"headers\":{\"content-type\":\"text/event-stream\","
                        + "\"cache-control\":\"no-cache\"}}"
                        + NULS)
                + chunk("data: one\n\n")
                + chunk("data: two\n\n")
                + "0\r\n\r\n");
  }

  @Test
  void sends_what_is_in_memory_in_the_same_form_and_cookies_apart() throws Exception {
    FakeLambda lambda = new FakeLambda().event("id-1", event("/plain", URL));

    function().run(lambda);

    assertThat(lambda.post().body())
        .startsWith("8b\r\n{\"statusCode\":201,\"headers\":{\"content-type\":\"text/plain;")
        .contains("\"cookies\":[\"a=b; ")
        .endsWith(NULS + "\r\n" + chunk("plain") + "0\r\n\r\n");
  }

  @Test
  void answers_a_failed_handler_in_the_same_form() throws Exception {
    FakeLambda lambda = new FakeLambda().event("id-1", event("/none", URL));

    function().run(lambda);

    assertThat(lambda.post().body()).contains("{\"statusCode\":500,").contains(NULS);
  }

  @Test
  void says_in_trailers_that_the_writer_failed_and_goes_on() throws Exception {
    FakeLambda lambda =
        new FakeLambda().event("id-1", event("/broken", URL)).event("id-2", event("/plain", URL));

    Function function = function().run(lambda);

    assertThat(lambda.posts()).hasSize(2);
    String body = lambda.posts().get(0).body();
    assertThat(body)
        .contains(chunk("half") + "0\r\n")
        .contains("\r\nLambda-Runtime-Function-Error-Type: Runtime.UserException\r\n")
        .endsWith("\r\n\r\n");
    String name = "\r\nLambda-Runtime-Function-Error-Body: ";
    int start = body.indexOf(name) + name.length();
    byte[] json = Base64.getDecoder().decode(body.substring(start, body.indexOf("\r\n", start)));
    assertThat(new String(json, StandardCharsets.UTF_8))
        .startsWith("{\"errorMessage\":\"no \\\"luck\\\"\",\"errorType\":\"java.lang.Illegal")
        .contains("StreamedReplyTest");
    assertThat(function.log()).contains("id-1 ERROR the response broke off");
  }

  @Test
  void ends_after_the_writer_ran_out_of_memory() throws Exception {
    FakeLambda lambda =
        new FakeLambda().event("id-1", event("/memory", URL)).event("id-2", event("/plain", URL));

    Function function = function().run(lambda);

    assertThat(lambda.post().body()).contains("Lambda-Runtime-Function-Error-Type");
    assertThat(function.exits()).containsExactly(1);
  }

  @Test
  void logs_that_a_stream_was_refused_and_goes_on() throws Exception {
    FakeLambda lambda =
        new FakeLambda()
            .event("id-1", event("/events", URL))
            .event("id-2", event("/plain", URL))
            .answering("id-1/response", "HTTP/1.1 413 Large\r\nContent-Length: 3\r\n\r\nbig");

    Function function = function().run(lambda);

    assertThat(lambda.posts()).hasSize(2);
    assertThat(function.log()).contains("a reply of a stream is too large with 413: big");
  }

  private static String proxied(String context, String more) {
    return "{\"httpMethod\":\"GET\",\"path\":\"/plain\",\"headers\":{},\"requestContext\":{"
        + context
        + "}"
        + more
        + "}";
  }

  @Test
  void streams_to_a_rest_api_and_to_nothing_else_that_sends_the_same_form() throws Exception {
    FakeLambda rest =
        new FakeLambda().event("id-1", proxied("\"resourceId\":\"r\"", ",\"body\":null"));
    FakeLambda api = new FakeLambda().event("id-1", proxied("", ",\"version\":\"1.0\""));
    FakeLambda balancer = new FakeLambda().event("id-1", proxied("\"elb\":{}", ""));

    function().run(rest);
    function().run(api);
    function().run(balancer);

    assertThat(rest.post().body())
        .contains("{\"statusCode\":201,")
        .endsWith(NULS + "\r\n" + chunk("plain") + "0\r\n\r\n");
    assertThat(api.post().body()).startsWith("{\"statusCode\":201,");
    assertThat(balancer.post().body()).startsWith("{\"statusCode\":201,");
  }

  @Test
  void sends_the_whole_at_once_where_nothing_could_take_a_stream() throws Exception {
    FakeLambda api = new FakeLambda().event("id-1", event("/events", API));
    FakeLambda unasked = new FakeLambda().event("id-1", event("/events", URL));

    function().run(api);
    Function.of(new Streaming()).behind(Trigger.HTTP, "").run(unasked);

    for (FakeLambda lambda : List.of(api, unasked)) {
      assertThat(lambda.post().headers()).containsKey("content-length");
      assertThat(lambda.post().body()).contains("\"body\":\"data: one\\n\\ndata: two\\n\\n\"");
    }
  }
}
