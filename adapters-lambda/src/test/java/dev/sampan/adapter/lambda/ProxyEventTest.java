// SPDX-License-Identifier: Apache-2.0
package dev.sampan.adapter.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sampan.Body;
import dev.sampan.Context;
import dev.sampan.Handler;
import dev.sampan.Headers;
import dev.sampan.HttpRequest;
import dev.sampan.HttpResponse;
import dev.sampan.Trigger;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ProxyEventTest {

  private static final String REST =
      """
      {"resource":"/{proxy+}","path":"/carts/a b/%2F","httpMethod":"POST",
       "headers":{"Accept":"b","Host":"x"},"multiValueHeaders":{"Accept":["a","b"],"Host":["x"]},
       "queryStringParameters":{"q":"2","sp ace":"ä&="},
       "multiValueQueryStringParameters":{"q":["1","2"],"sp ace":["ä&="]},
       "pathParameters":null,"stageVariables":null,
       "requestContext":{"resourcePath":"/{proxy+}","stage":"prod","requestId":"r",
        "identity":{"sourceIp":"203.0.113.7","userAgent":null}},
       "body":"AP8=","isBase64Encoded":true}""";

  private static final String BALANCED =
      """
      {"requestContext":{"elb":{"targetGroupArn":"arn:aws:elasticloadbalancing:r:1:t/g"}},
       "httpMethod":"GET","path":"/carts","queryStringParameters":{"q":"a%20b+c"},
       "headers":{"accept":"text/plain","x-forwarded-for":"198.51.100.1, 203.0.113.7"},
       "body":"","isBase64Encoded":false}""";

  /** Keeps each request, and answers with what it was made with. */
  public static final class Recorder implements Handler<HttpRequest, HttpResponse> {
    final List<HttpRequest> requests = new ArrayList<>();
    private final HttpResponse response;

    Recorder(HttpResponse response) {
      this.response = response;
    }

    @Override
    public HttpResponse handle(HttpRequest request, Context context) {
      requests.add(request);
      return response;
    }
  }

  private final Recorder recorder =
      new Recorder(
          HttpResponse.of(201)
              .withBody(Body.of("ok"))
              .withHeaders(
                  Headers.of("x-a", "1", "x-a", "2", "set-cookie", "a=1", "set-cookie", "b=2")));

  private final Function function = Function.of(recorder).behind(Trigger.HTTP, "");

  private String reply(String event) throws Exception {
    FakeLambda lambda = new FakeLambda().event("id", event);
    function.run(lambda);
    assertThat(lambda.post().path()).endsWith("/response");
    return lambda.post().body();
  }

  @Test
  void a_rest_api_sends_decoded_parameters_and_lists_of_values() throws Exception {
    reply(REST);

    HttpRequest request = recorder.requests.get(0);
    assertThat(request.target()).isEqualTo("/carts/a%20b/%2F?q=1&q=2&sp%20ace=%C3%A4%26%3D");
    assertThat(request.query().all("q")).containsExactly("1", "2");
    assertThat(request.query().first("sp ace")).contains("ä&=");
    assertThat(request.headers().all("accept")).containsExactly("a", "b");
    assertThat(request.clientAddress()).contains("203.0.113.7");
    assertThat(request.body().bytes()).containsExactly(0, 0xff);
  }

  @Test
  void a_rest_api_is_answered_with_lists_of_values() throws Exception {
    assertThat(reply(REST))
        .contains("\"statusCode\":201", "\"x-a\":[\"1\",\"2\"]")
        .contains("\"set-cookie\":[\"a=1\",\"b=2\"]", "\"body\":\"ok\"")
        .doesNotContain("\"headers\"", "\"cookies\"");
  }

  @Test
  void maps_of_a_rest_api_may_be_null() throws Exception {
    String bare =
        """
        {"httpMethod":"GET","path":"/","requestContext":{},"headers":null,"body":null,
         "multiValueHeaders":null,"queryStringParameters":null,"version":"1.0"}""";

    reply(bare);

    assertThat(recorder.requests.get(0).target()).isEqualTo("/");
    assertThat(recorder.requests.get(0).headers().size()).isZero();
  }

  @Test
  void a_load_balancer_sends_parameters_as_they_came() throws Exception {
    reply(BALANCED);

    HttpRequest request = recorder.requests.get(0);
    assertThat(request.target()).isEqualTo("/carts?q=a%20b+c");
    assertThat(request.clientAddress()).contains("203.0.113.7");
    assertThat(request.body().bytes()).isEmpty();
  }

  @Test
  void a_load_balancer_is_answered_as_it_asked() throws Exception {
    String single = reply(BALANCED);
    String lists =
        reply(
            BALANCED
                .replace("\"headers\"", "\"multiValueHeaders\"")
                .replace("\"text/plain\"", "[\"text/plain\"]")
                .replace("\"198.51.100.1, 203.0.113.7\"", "[\"198.51.100.1, 203.0.113.7\"]"));

    assertThat(single).contains("\"x-a\":\"1, 2\"", "\"set-cookie\":\"b=2\"");
    assertThat(single).contains("\"headers\"").doesNotContain("multiValueHeaders");
    assertThat(function.log()).contains("only the last cookie is sent");
    assertThat(lists).contains("\"multiValueHeaders\"", "[\"a=1\",\"b=2\"]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"httpMethod\":\"GET\",\"path\":\"/\"}",
        "{\"httpMethod\":7,\"path\":\"/\",\"requestContext\":{}}",
        "{\"httpMethod\":\"GET\",\"path\":\"/\",\"requestContext\":{\"connectionId\":\"c\"}}"
      })
  void what_lacks_a_key_is_no_request(String event) throws Exception {
    assertThat(ProxyEvent.read(Body.of(event).bytes())).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"path\":\"carts\"", "\"path\":\"/\",\"headers\":{\"a b\":\"c\"}"})
  void a_bad_request_is_a_400(String members) throws Exception {
    String event = "{\"httpMethod\":\"GET\",\"requestContext\":{}," + members + "}";

    assertThat(reply(event)).contains("\"statusCode\":400");
    assertThat(recorder.requests).isEmpty();
  }
}
