// SPDX-License-Identifier: Apache-2.0
package dev.sampan.contract;

import static dev.sampan.contract.Capability.HTTP;
import static dev.sampan.contract.Capability.RAW_PATH;
import static dev.sampan.contract.Capability.RAW_QUERY;
import static dev.sampan.contract.Capability.REPEATED_PARAMETERS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sampan.HttpRequest;
import org.junit.jupiter.api.Test;

/**
 * What of the target of a client's HTTP request must reach the handler: its path and query, which
 * each platform splits and decodes at another place, and must decode just once.
 */
interface TargetRules extends Rules {

  @Clause("RFC 3986 §2.1: the query arrives as the client wrote it")
  @Test
  default void the_query_arrives_as_it_was_written() throws Exception {
    needs(HTTP, RAW_QUERY);
    var query = "b=2&a=%2F+%20%e8%88%a2&a=&flag&x=1%262";
    try (var function = telling(r -> r.uri().getRawQuery(), "GET /in")) {

      assertThat(function.get("/in?" + query).body().text()).isEqualTo(query);
    }
  }

  @Clause("WHATWG URL §5.1: form decoding, once")
  @Test
  default void query_parameters_are_decoded_once() throws Exception {
    needs(HTTP);
    try (var function = telling(r -> parameters(r), "GET /in")) {

      var response = function.get("/in?a=%2525&b=x+y&c=%E8%88%A2&d=%26%3D%23&%C3%A9=1");

      assertThat(response.body().text()).isEqualTo("a=%25|b=x y|c=舢|d=&=#|é=1|");
    }
  }

  @Clause("Sampan: parameters keep their order and number")
  @Test
  default void repeated_parameters_all_arrive() throws Exception {
    needs(HTTP, REPEATED_PARAMETERS);
    try (var function = telling(r -> r.query().all("a").toString(), "GET /in")) {

      assertThat(function.get("/in?a=2&b=0&a=1&a=2").body().text()).isEqualTo("[2, 1, 2]");
    }
  }

  @Clause("WHATWG URL §5.1: a parameter without a value is an empty one")
  @Test
  default void a_parameter_without_a_value_is_empty() throws Exception {
    needs(HTTP);
    try (var function =
        telling(
            r -> r.query().all("a").size() + "|" + r.query().first("a").orElse("-"), "GET /in")) {

      assertThat(function.get("/in?a=").body().text()).isEqualTo("1|");
    }
  }

  @Clause("RFC 3986 §2.4: percent-decoding, once, after the path was split")
  @Test
  default void path_variables_are_percent_decoded() throws Exception {
    needs(HTTP);
    try (var function = telling(r -> r.path("id") + "|" + r.route(), "GET /in/{id}/end")) {

      var response = function.get("/in/a%20b%E8%88%A2/end");

      assertThat(response.body().text()).isEqualTo("a b舢|GET /in/{id}/end");
    }
  }

  @Clause("RFC 3986 §2.2: an encoded slash separates nothing")
  @Test
  default void an_encoded_slash_stays_within_its_segment() throws Exception {
    needs(HTTP, RAW_PATH);
    try (var function = telling(r -> r.path("id"), "GET /in/{id}")) {

      assertThat(function.get("/in/a%2Fb%252F").body().text()).isEqualTo("a/b%2F");
    }
  }

  private static String parameters(HttpRequest request) {
    var text = new StringBuilder();
    for (var name : request.query().names().stream().sorted().toList()) {
      text.append(name).append('=').append(request.query().first(name).orElse("-")).append('|');
    }
    return text.toString();
  }
}
